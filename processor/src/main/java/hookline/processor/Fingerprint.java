package hookline.processor;

import hookline.payload.model.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** SHA-256 in hex: tells what is the same without keeping it. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /**
   * Of what was sent: the body, and the query, where a form's payload may be. Not of how long the
   * sender waits: who gave up and comes again may well be more patient.
   */
  static String of(Request request) {
    MessageDigest digest = sha256();
    digest.update(request.body());
    String query = request.query() == null ? "" : withoutWait(request.query());
    if (!query.isEmpty()) {
      digest.update((byte) 0);
      digest.update(query.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String withoutWait(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> !parameter.equals("wait") && !parameter.startsWith("wait="))
        .collect(Collectors.joining("&"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
