package hookline.console.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.console.api.Callers;
import hookline.console.api.Callers.Known;
import hookline.console.directory.NewIds;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that no server remembers: a cookie names a token by its id and is signed. Thread-safe;
 * never blocks.
 *
 * <p>The key follows from what every console knows: {@code admin.token}, and the token's hash in
 * the directory. So a session works at all consoles and after a restart; and it ends where its
 * token is revoked or its user deactivated, as soon as this console's view says so, since every
 * request looks. Where there is no {@code admin.token}, who can read the users' topic could make a
 * session; docs/pages.md says so.
 */
final class Sessions {
  static final Duration LIFE = Duration.ofHours(12);

  /** So that an open page costs a new cookie now and then, and not with every request. */
  private static final Duration RENEWED_AFTER = Duration.ofMinutes(10);

  /** Another console's clock may be ahead. */
  private static final long MOST_AHEAD_SECONDS = 60;

  private static final String ALGORITHM = "HmacSHA256";

  private final Callers callers;
  private final byte[] shared;

  /**
   * @param adminToken the same at all consoles; empty for none
   */
  Sessions(Callers callers, String adminToken) {
    this.callers = callers;
    this.shared = ("hookline pages " + adminToken).getBytes(UTF_8);
  }

  /**
   * A new session of the one who has that token; null when it is nobody's.
   *
   * @param now epoch ms
   */
  @Nullable Session begin(String token, long now) {
    Known known = callers.ofToken(token);
    return known == null ? null : session(known, now / 1000, NewIds.next());
  }

  /** What the cookie says of a session; no secret of the token is in it. */
  String cookie(Session session) {
    String claim = claim(session.known(), session.since(), session.nonce());
    return claim + "." + sign(session.known(), "session " + claim);
  }

  /**
   * The session of a cookie; null when there is none, or it is over, or not of our making.
   *
   * @param now epoch ms
   */
  @Nullable Session of(@Nullable String cookie, long now) {
    String[] parts = cookie == null ? new String[0] : cookie.split("\\.", -1);
    if (parts.length != 4 || !parts[1].matches("\\d{1,12}")) {
      return null;
    }
    Known known = callers.ofTokenId(parts[0]);
    long since = Long.parseLong(parts[1]);
    if (known == null || !isAlive(since, now / 1000)) {
      return null;
    }
    String claim = claim(known, since, parts[2]);
    return areEqual(sign(known, "session " + claim), parts[3])
        ? session(known, since, parts[2])
        : null;
  }

  private static boolean isAlive(long since, long now) {
    return since <= now + MOST_AHEAD_SECONDS && now < since + LIFE.toSeconds();
  }

  /** The same session from now on, when it is time for that; else null. */
  @Nullable Session renewed(Session session, long now) {
    return now / 1000 - session.since() < RENEWED_AFTER.toSeconds()
        ? null
        : session(session.known(), now / 1000, session.nonce());
  }

  /** Whether that is the session's own token against forgery, in a time that tells nothing. */
  static boolean isOf(Session session, @Nullable String forgeryToken) {
    return forgeryToken != null && areEqual(session.forgeryToken(), forgeryToken);
  }

  private static boolean areEqual(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private Session session(Known known, long since, String nonce) {
    return new Session(known, since, nonce, sign(known, "forgery " + nonce));
  }

  private static String claim(Known known, long since, String nonce) {
    return known.tokenId() + "." + since + "." + nonce;
  }

  private String sign(Known known, String text) {
    byte[] key = mac(shared, known.tokenHash());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, text));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
