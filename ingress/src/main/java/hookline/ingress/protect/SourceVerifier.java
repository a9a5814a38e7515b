package hookline.ingress.protect;

import static hookline.payload.model.Verification.GITHUB;
import static hookline.payload.model.Verification.GITLAB;
import static hookline.payload.model.Verification.HMAC;
import static hookline.payload.model.Verification.SLACK;
import static hookline.payload.model.Verification.STANDARD;
import static hookline.payload.model.Verification.STRIPE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import hookline.ingress.protect.Unverified.Kind;
import hookline.payload.model.Verification;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request is from somebody who knows one of the hook's secrets, by the bytes as
 * they came over the wire. Pure.
 */
public final class SourceVerifier {
  private static final String GITLAB_HEADER = "X-Gitlab-Token";

  /** Svix, whose the scheme was, sends its own names unless told otherwise. */
  private static final String STANDARD_NAMES = "webhook";

  private static final String SVIX_NAMES = "svix";

  private SourceVerifier() {}

  /**
   * Null when it is, or when nobody asks.
   *
   * @param now epoch ms
   */
  public static @Nullable Unverified verify(
      Verification how, SentHeaders headers, byte[] body, long now) {
    if (how.isNone()) {
      return null;
    }
    try {
      verifyBy(how, headers, body, now);
      return null;
    } catch (UnverifiedException e) {
      return new Unverified(
          e.kind(),
          "This hook takes only what is signed (%s), and %s."
              .formatted(how.scheme(), e.getMessage()));
    }
  }

  private static void verifyBy(Verification how, SentHeaders headers, byte[] body, long now)
      throws UnverifiedException {
    switch (how.scheme()) {
      case GITHUB -> verify(SignatureFormat.GITHUB, how, headers, body, now);
      case SLACK -> verify(SignatureFormat.SLACK, how, headers, body, now);
      case HMAC -> verify(SignatureFormat.of(how), how, headers, body, now);
      case STANDARD -> {
        boolean svix =
            !headers.has(STANDARD_NAMES + "-signature") && headers.has(SVIX_NAMES + "-signature");
        String names = svix ? SVIX_NAMES : STANDARD_NAMES;
        verify(SignatureFormat.standard(names), how, headers, body, now);
      }
      case STRIPE -> {
        StripeSignature stripe = StripeSignature.read(headers);
        String where = StripeSignature.HEADER;
        Timestamps.check(stripe.timestamp(), where, how.toleranceSeconds(), now);
        require(stripe.signed(), how, body, where);
      }
      case GITLAB -> verifyToken(how, headers);
      default ->
          throw new UnverifiedException(
              Kind.UNKNOWN_SCHEME, "only a newer version of this server can tell");
    }
  }

  private static void verify(
      SignatureFormat format, Verification how, SentHeaders headers, byte[] body, long now)
      throws UnverifiedException {
    if (!format.isKnown()) {
      throw new UnverifiedException(
          Kind.UNKNOWN_SCHEME, "only a newer version of this server can tell");
    }
    Signed signed = format.read(headers);
    if (!format.timestampHeader().isEmpty()) {
      String written = headers.one(format.timestampHeader());
      Timestamps.check(written, format.timestampHeader(), how.toleranceSeconds(), now);
    }
    require(signed, how, body, format.header());
  }

  private static void require(Signed signed, Verification how, byte[] body, String where)
      throws UnverifiedException {
    if (!signed.isBy(SecretKeys.of(how), body)) {
      throw new UnverifiedException(
          Kind.WRONG,
          "the signature in %s is not of this body by a secret of the hook's".formatted(where));
    }
  }

  /** GitLab's signing tokens are {@link Verification#STANDARD}; this is its older, plain one. */
  private static void verifyToken(Verification how, SentHeaders headers)
      throws UnverifiedException {
    byte[] token = headers.one(GITLAB_HEADER).getBytes(ISO_8859_1);
    boolean found = false;
    for (byte[] key : SecretKeys.of(how)) {
      found |= MessageDigest.isEqual(key, token);
    }
    if (!found) {
      throw new UnverifiedException(
          Kind.WRONG, "the token in " + GITLAB_HEADER + " is no secret of the hook's");
    }
  }
}
