package hookline.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its key, fit to be shown to clients. Immutable.
 *
 * @param context what makes connections of it; its sessions are its own, so none outlives it
 * @param chain the server's own first
 */
record TlsIdentity(SSLContext context, List<X509Certificate> chain) {
  private static final String ALIAS = "hookline";

  /**
   * The identity in those files.
   *
   * @param contents of each of the files
   * @throws BadCertificateException when it cannot be used
   */
  static TlsIdentity of(TlsFiles files, Map<Path, byte[]> contents) throws BadCertificateException {
    Path key = files.key();
    return key == null
        ? ofPkcs12(files, content(contents, files.certificate()))
        : of(
            files,
            PemFiles.certificates(files.certificate(), content(contents, files.certificate())),
            PemFiles.key(key, content(contents, key), files.password()));
  }

  private static TlsIdentity ofPkcs12(TlsFiles files, byte[] content)
      throws BadCertificateException {
    try {
      char[] password = files.password().toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password) instanceof PrivateKey key) {
          Certificate @Nullable [] chain = store.getCertificateChain(alias);
          if (chain == null || chain.length == 0) {
            throw new BadCertificateException(
                files + " has a private key and no certificate of it; put both into it");
          }
          return of(files, Arrays.stream(chain).map(X509Certificate.class::cast).toList(), key);
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new BadCertificateException(
          files + " cannot be read as PKCS#12: is it broken, or is its password another?");
    }
    throw new BadCertificateException(files + " has no private key in it");
  }

  private static TlsIdentity of(TlsFiles files, List<X509Certificate> chain, PrivateKey key)
      throws BadCertificateException {
    try {
      requirePair(files, chain.get(0), key);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, key, new char[0], chain.toArray(Certificate[]::new));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return new TlsIdentity(context, List.copyOf(chain));
    } catch (IOException | GeneralSecurityException e) {
      throw new BadCertificateException("%s cannot be used: %s".formatted(files, e.getMessage()));
    }
  }

  /** A key store takes any two; the clients would not. */
  private static void requirePair(TlsFiles files, X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException, BadCertificateException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          case "EdDSA", "Ed25519" -> "Ed25519";
          default ->
              throw new BadCertificateException(
                  "%s: a key of the kind %s cannot be used; take RSA, EC or Ed25519"
                      .formatted(files, key.getAlgorithm()));
        };
    byte[] anything = {1, 2, 3};
    boolean isPair = false;
    if (certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(anything);
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(anything);
      isPair = verifying.verify(signing.sign());
    }
    if (!isPair) {
      throw new BadCertificateException(
          "%s: the key is not that of the first certificate".formatted(files));
    }
  }

  private static byte[] content(Map<Path, byte[]> contents, Path file) {
    return Objects.requireNonNull(contents.get(file));
  }

  /** When the first of the chain stops being valid: no client takes it from then on. */
  Instant expiry() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** Whose it is, and until when. */
  @Override
  public String toString() {
    return "%s, valid until %s".formatted(chain.get(0).getSubjectX500Principal(), expiry());
  }
}
