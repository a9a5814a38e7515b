package hookline.cli.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import hookline.cli.config.ConfigException;
import hookline.cli.config.GivenFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom to believe that a site is what its name says: the authorities in a file, and no other. */
final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /**
   * Those in a file of PEM certificates.
   *
   * @throws ConfigException when it cannot be read, or holds none
   */
  static SSLContext of(String file) {
    byte[] pem = GivenFile.text("--cacert", file).getBytes(ISO_8859_1);
    try {
      KeyStore authorities = KeyStore.getInstance("PKCS12");
      authorities.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        authorities.setCertificateEntry("authority-" + authorities.size(), authority);
      }
      if (authorities.size() == 0) {
        throw new ConfigException("--cacert = \"%s\" has no certificate in it".formatted(file));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException(
          "--cacert = \"%s\" cannot be read as PEM certificates: %s"
              .formatted(file, e.getMessage()));
    }
  }
}
