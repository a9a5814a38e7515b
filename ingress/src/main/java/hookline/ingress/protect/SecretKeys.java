package hookline.ingress.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.payload.model.Verification;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The bytes that a hook's secrets stand for. */
final class SecretKeys {
  private static final String STANDARD_PREFIX = "whsec_";

  private SecretKeys() {}

  /** None of those that are empty or, written by hand, not what they say they are. */
  static List<byte[]> of(Verification how) {
    List<byte[]> keys = new ArrayList<>();
    for (String secret : how.secrets()) {
      byte[] key = key(how, secret);
      if (key.length > 0) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static byte[] key(Verification how, String secret) {
    try {
      if (how.scheme().equals(Verification.STANDARD)) {
        boolean prefixed = secret.startsWith(STANDARD_PREFIX);
        return Base64.getDecoder()
            .decode(prefixed ? secret.substring(STANDARD_PREFIX.length()) : secret);
      }
      return switch (how.secretEncoding()) {
        case "hex" -> HexFormat.of().parseHex(secret);
        case "base64" -> Base64.getDecoder().decode(secret);
        default -> secret.getBytes(UTF_8);
      };
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
