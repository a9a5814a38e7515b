package hookline.embedded;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** Signs certificates of this machine for tests. Thread-safe. */
public final class TestAuthority {
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final KeyPair keys = keys("EC");
  private final X509Certificate certificate;

  /** One whom nobody trusts yet. */
  public TestAuthority() {
    try {
      X500Name name = new X500Name("CN=Test authority " + SERIAL.get());
      Instant until = Instant.now().plus(Duration.ofDays(3650));
      X509v3CertificateBuilder builder = builder(name, name, until, keys);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      this.certificate = signed(builder);
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A certificate with its key.
   *
   * @param certificate its own
   * @param authority that of who signed it
   */
  public record Signed(X509Certificate certificate, X509Certificate authority, PrivateKey key) {
    /** As certbot's {@code fullchain.pem}. */
    public String chain() {
      return pem(certificate) + pem(authority);
    }

    /** As {@code openssl rsa} writes it: PKCS#1, or SEC 1. */
    public String traditionalKey() {
      return key instanceof ECPrivateKey ec ? sec1(ec) : pem(key);
    }

    /** The JDK leaves the curve out. */
    private static String sec1(ECPrivateKey key) {
      ASN1Encodable curve =
          PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKeyAlgorithm().getParameters();
      try {
        byte[] parameters = curve.toASN1Primitive().getEncoded();
        byte[] own =
            new org.bouncycastle.asn1.sec.ECPrivateKey(
                    key.getParams().getOrder().bitLength(), key.getS(), curve)
                .getEncoded();
        return pem(new PemObject("EC PARAMETERS", parameters))
            + pem(new PemObject("EC PRIVATE KEY", own));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** As PKCS#12, with that password. */
    public Path writePkcs12(Path file, String password) {
      try {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
            "test", key, password.toCharArray(), new Certificate[] {certificate, authority});
        try (var out = Files.newOutputStream(file)) {
          store.store(out, password.toCharArray());
        }
        return file;
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Signs a certificate of {@code localhost} and 127.0.0.1.
   *
   * @param algorithm of its key, {@code RSA}, {@code EC} or {@code Ed25519}
   * @param until when it is valid
   */
  public Signed sign(String algorithm, Instant until) {
    try {
      KeyPair pair = keys(algorithm);
      X509v3CertificateBuilder builder =
          builder(
              new X500Name("CN=Test authority " + certificate.getSerialNumber()),
              new X500Name("CN=localhost " + SERIAL.get()),
              until,
              pair);
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
              }));
      return new Signed(signed(builder), certificate, pair.getPrivate());
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its own certificate. */
  public String pem() {
    return pem(certificate);
  }

  /** What a client takes that trusts this authority alone. */
  public SSLContext trusting() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", certificate);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Anything of security, as PEM. */
  public static String pem(Object object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, Instant until, KeyPair pair) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(SERIAL.getAndIncrement()),
        Date.from(Instant.now().minus(Duration.ofDays(365))),
        Date.from(until),
        subject,
        pair.getPublic());
  }

  private X509Certificate signed(X509v3CertificateBuilder builder) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (!algorithm.equals("Ed25519")) {
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
