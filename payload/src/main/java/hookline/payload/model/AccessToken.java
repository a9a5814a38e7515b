package hookline.payload.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A personal access token of a user, without the secret itself: that is shown once, when it is
 * made.
 *
 * @param id names the token; no secret
 * @param hash of the secret, see {@link #hashOf}
 * @param description what its user says it is for
 * @param createAt epoch ms
 */
public record AccessToken(String id, String hash, String description, long createAt) {

  /** Fields that a record lacks become their defaults. */
  public AccessToken {
    id = Objects.requireNonNullElse(id, "");
    hash = Objects.requireNonNullElse(hash, "");
    description = Objects.requireNonNullElse(description, "");
  }

  /**
   * The SHA-256 of a secret in hex. Not a slow hash: a secret here is 128 random bits, which nobody
   * guesses, and it is hashed with every request.
   */
  public static String hashOf(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Everything but what the secret is recognized by. */
  @Override
  public String toString() {
    return "AccessToken[" + id + "]";
  }
}
