package hookline.processor;

import hookline.payload.model.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hex: tells what is the same without keeping it. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Of what was sent: the body, and the query, where a form's payload may be. */
  static String of(Request request) {
    MessageDigest digest = sha256();
    digest.update(request.body());
    if (request.query() != null) {
      digest.update((byte) 0);
      digest.update(request.query().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
