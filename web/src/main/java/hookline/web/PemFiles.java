package hookline.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/** Reads certificates and keys as OpenSSL, certbot and cert-manager write them. */
final class PemFiles {
  /** The JDK knows the ciphers of keys by other names. For that alone, and registered nowhere. */
  private static final Provider CIPHERS = new BouncyCastleProvider();

  private PemFiles() {}

  /**
   * The certificates of a file, in its order.
   *
   * @throws BadCertificateException when there is none, or one is broken
   */
  static List<X509Certificate> certificates(Path file, byte[] content)
      throws BadCertificateException {
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw new BadCertificateException(file + " has no certificate in it");
      }
      return certificates;
    } catch (CertificateException e) {
      throw new BadCertificateException(
          "%s cannot be read as PEM certificates: %s".formatted(file, e.getMessage()));
    }
  }

  /**
   * The first private key of a file: PKCS#8, PKCS#1 or SEC 1, encrypted or not.
   *
   * @throws BadCertificateException when there is none, it is broken, or the password is wrong
   */
  static PrivateKey key(Path file, byte[] content, String password) throws BadCertificateException {
    try (PEMParser parser = new PEMParser(new StringReader(new String(content, ISO_8859_1)))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        PrivateKeyInfo key = key(part, password.toCharArray());
        if (key != null) {
          return new JcaPEMKeyConverter().getPrivateKey(key);
        }
      }
      throw new BadCertificateException(file + " has no private key in it");
    } catch (IOException | OperatorCreationException | PKCSException | IllegalArgumentException e) {
      // What the parser says may quote the file: nothing of a key is shown.
      throw new BadCertificateException(
          password.isEmpty()
              ? file + " cannot be read as a PEM key: is it broken, or encrypted?"
              : file + " cannot be read as a PEM key: is it broken, or is its password another?");
    }
  }

  private static @Nullable PrivateKeyInfo key(Object part, char[] password)
      throws IOException, OperatorCreationException, PKCSException {
    if (part instanceof PrivateKeyInfo plain) {
      return plain;
    } else if (part instanceof PEMKeyPair pair) {
      return pair.getPrivateKeyInfo();
    } else if (part instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
      return encrypted.decryptPrivateKeyInfo(
          new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(CIPHERS).build(password));
    } else if (part instanceof PEMEncryptedKeyPair encrypted) {
      if (password.length == 0) {
        throw new PEMException("encrypted");
      }
      return encrypted
          .decryptKeyPair(new JcePEMDecryptorProviderBuilder().setProvider(CIPHERS).build(password))
          .getPrivateKeyInfo();
    }
    return null; // EC PARAMETERS stand before the key they are of.
  }
}
