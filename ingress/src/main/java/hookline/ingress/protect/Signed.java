package hookline.ingress.protect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a request says of its signature, not yet believed.
 *
 * @param algorithm the JDK's name of the HMAC
 * @param before what is signed before the body
 * @param after and after it
 * @param candidates any of which will do: senders sign with the old and the new secret while one
 *     takes the other's place
 */
record Signed(String algorithm, String before, String after, List<byte[]> candidates) {
  /** Whether one of them is the body's, signed with one of those keys. */
  boolean isBy(List<byte[]> keys, byte[] body) {
    boolean found = false;
    for (byte[] key : keys) {
      byte[] expected = signature(key, body);
      for (byte[] candidate : candidates) {
        // In constant time: how much of a forged one is right must not show in when it is refused.
        found |= MessageDigest.isEqual(expected, candidate);
      }
    }
    return found;
  }

  private byte[] signature(byte[] key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      // Headers are characters of a byte each, as Undertow reads them.
      mac.update(before.getBytes(ISO_8859_1));
      mac.update(body);
      return mac.doFinal(after.getBytes(ISO_8859_1));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
