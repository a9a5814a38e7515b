package hookline.ingress.protect;

import static hookline.payload.model.Verification.BODY;
import static hookline.payload.model.Verification.TIMESTAMP;

import hookline.ingress.protect.Unverified.Kind;
import hookline.payload.model.Verification;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a signature in a header of its own looks, as most senders have it.
 *
 * @param separator what stands between several signatures; blanks around them are none of theirs
 * @param idHeader of the request's id, which is signed as {@code {id}}; empty for none
 * @param timestampHeader empty for none
 * @param signed what is signed
 */
record SignatureFormat(
    String header,
    char separator,
    String prefix,
    String algorithm,
    String encoding,
    String idHeader,
    String timestampHeader,
    String signed) {
  /** Each costs a comparison, and an honest sender has two. */
  private static final int MOST_CANDIDATES = 20;

  private static final String ID = "{id}";
  private static final char COMMA = ',';
  private static final String HEX = "hex";

  /** The JDK's names, and the bytes of a signature. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha512", "HmacSHA512");

  private static final Map<String, Integer> BYTES = Map.of("sha1", 20, "sha256", 32, "sha512", 64);

  /** rule: docs.github.com, "Validating webhook deliveries". */
  static final SignatureFormat GITHUB =
      new SignatureFormat("X-Hub-Signature-256", COMMA, "sha256=", "sha256", HEX, "", "", BODY);

  /** rule: docs.slack.dev, "Verifying requests from Slack". */
  static final SignatureFormat SLACK =
      new SignatureFormat(
          "X-Slack-Signature",
          COMMA,
          "v0=",
          "sha256",
          HEX,
          "",
          "X-Slack-Request-Timestamp",
          "v0:" + TIMESTAMP + ":" + BODY);

  /** rule: Standard Webhooks' specification, "Signature scheme"; others' versions are ignored. */
  static SignatureFormat standard(String names) {
    return new SignatureFormat(
        names + "-signature",
        ' ',
        "v1,",
        "sha256",
        "base64",
        names + "-id",
        names + "-timestamp",
        ID + "." + TIMESTAMP + "." + BODY);
  }

  /** As the hook's owner wrote it. */
  static SignatureFormat of(Verification how) {
    return new SignatureFormat(
        how.header(),
        COMMA,
        how.prefix(),
        how.algorithm(),
        how.encoding(),
        "",
        how.timestampHeader(),
        how.signed());
  }

  /** Whether this version knows it. */
  boolean isKnown() {
    return BYTES.containsKey(algorithm)
        && Verification.ENCODINGS.contains(encoding)
        && signed.contains(BODY);
  }

  /** What the request's headers say. */
  Signed read(SentHeaders headers) throws UnverifiedException {
    List<byte[]> candidates = candidates(headers.one(header));
    if (candidates.isEmpty()) {
      throw new UnverifiedException(
          Kind.MALFORMED,
          "the header %s has no signature as %s(%d bytes in %s)"
              .formatted(header, prefix, length(), encoding));
    }
    // Taken apart before anything of the sender's is put in: that may hold a {body} too.
    int body = signed.indexOf(BODY);
    return new Signed(
        Objects.requireNonNull(ALGORITHMS.get(algorithm)),
        filled(signed.substring(0, body), headers),
        filled(signed.substring(body + BODY.length()), headers),
        candidates);
  }

  /** By one character and not a regular expression: anybody may send what makes that take long. */
  private List<byte[]> candidates(String sent) {
    List<byte[]> candidates = new ArrayList<>();
    int start = 0;
    int parts = 0;
    while (start <= sent.length() && parts < MOST_CANDIDATES) {
      int end = sent.indexOf(separator, start);
      end = end < 0 ? sent.length() : end;
      String one = sent.substring(start, end).strip();
      start = end + 1;
      if (!one.isEmpty()) {
        parts++;
      }
      byte @Nullable [] decoded =
          one.startsWith(prefix) ? decoded(one.substring(prefix.length())) : null;
      if (decoded != null) {
        candidates.add(decoded);
      }
    }
    return candidates;
  }

  private String filled(String part, SentHeaders headers) throws UnverifiedException {
    String filled = part;
    if (filled.contains(TIMESTAMP)) {
      filled = filled.replace(TIMESTAMP, headers.one(timestampHeader));
    }
    return idHeader.isEmpty() || !part.contains(ID)
        ? filled
        : filled.replace(ID, headers.one(idHeader));
  }

  private int length() {
    return Objects.requireNonNull(BYTES.get(algorithm));
  }

  /** Null when it is no signature of this algorithm. */
  private byte @Nullable [] decoded(String text) {
    try {
      byte[] bytes =
          encoding.equals(HEX) ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
      return bytes.length == length() ? bytes : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
