package hookline.web;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a server's certificate is. Immutable.
 *
 * @param certificate PEM, the server's own first and those that sign it after it; or PKCS#12, with
 *     the key in it, when no key is named
 * @param key PEM, in any of the forms OpenSSL writes; null for PKCS#12
 * @param password of the key, or of PKCS#12; empty for none
 */
public record TlsFiles(Path certificate, @Nullable Path key, String password) {
  /** All that must be read. */
  List<Path> all() {
    return key == null ? List.of(certificate) : List.of(certificate, key);
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return key == null ? certificate.toString() : certificate + " and " + key;
  }
}
