package hookline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import hookline.embedded.TestAuthority;
import hookline.embedded.TestAuthority.Signed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Which certificates are taken, and when. */
class TlsTest {
  private static final TestAuthority AUTHORITY = new TestAuthority();
  private static final String PASSWORD = "hush-hush";

  @TempDir Path folder;

  private final Instant later = Instant.now().plus(Duration.ofDays(90));
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Tls.class);

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void pem_isTaken_inEveryFormOfItsKey(String algorithm) throws Exception {
    Signed signed = AUTHORITY.sign(algorithm, later);
    assertShown(signed, tls(signed.chain(), pkcs8(signed, null), ""));
    assertShown(signed, tls(signed.chain(), pkcs8(signed, PASSWORD), PASSWORD));
    assertShown(signed, tls(signed.chain(), signed.traditionalKey(), ""));
    if (algorithm.equals("RSA")) {
      assertShown(signed, tls(signed.chain(), encryptedTraditionally(signed), PASSWORD));
    }
  }

  @Test
  void pkcs12_isTaken() throws Exception {
    Signed signed = AUTHORITY.sign("EC", later);
    Path file = signed.writePkcs12(folder.resolve("keystore.p12"), PASSWORD);
    assertShown(signed, new Tls(new TlsFiles(file, null, PASSWORD), Clock.systemUTC()));
    assertThatThrownBy(() -> new Tls(new TlsFiles(file, null, "wrong-one"), Clock.systemUTC()))
        .isInstanceOf(BadCertificateException.class)
        .hasMessage(file + " cannot be read as PKCS#12: is it broken, or is its password another?");
  }

  @Test
  void pkcs12WithoutACertificate_isToldSo() throws Exception {
    String key = pkcs8(AUTHORITY.sign("EC", later), PASSWORD);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "test", new PemReader(new StringReader(key)).readPemObject().getContent(), null);
    Path file = folder.resolve("keystore.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    assertThatThrownBy(() -> new Tls(new TlsFiles(file, null, PASSWORD), Clock.systemUTC()))
        .isInstanceOf(BadCertificateException.class)
        .hasMessage(file + " has a private key and no certificate of it; put both into it");
  }

  @Test
  void whatCannotBeUsed_isToldWithTheFile_andNothingOfTheKey() throws Exception {
    Signed signed = AUTHORITY.sign("EC", later);
    String key = pkcs8(signed, null);
    assertRefused("has no certificate in it", "", key, "");
    assertRefused("has no private key in it", signed.chain(), signed.chain(), "");
    assertRefused(
        "the key is not that of the first certificate",
        AUTHORITY.sign("EC", later).chain(),
        key,
        "");
    assertRefused(
        "the key is not that of the first certificate",
        AUTHORITY.sign("RSA", later).chain(),
        key,
        "");
    String broken = key.substring(0, 60) + "!" + key.substring(61);
    assertRefused("cannot be read as a PEM key: is it broken", signed.chain(), broken, "");
    assertRefused("is its password another?", signed.chain(), pkcs8(signed, PASSWORD), "wrong-one");
    assertRefused("or encrypted?", signed.chain(), pkcs8(signed, PASSWORD), "");
    assertRefused("or encrypted?", signed.chain(), encryptedTraditionally(signed), "");
    TlsFiles absent =
        new TlsFiles(folder.resolve("absent.pem"), folder.resolve("absent-key.pem"), "");
    assertThatThrownBy(() -> new Tls(absent, Clock.systemUTC()))
        .hasMessage("there is no file " + folder.resolve("absent.pem"));
  }

  @Test
  void renewedFiles_areTaken_onceBothAreThere_andConnectionsStay() throws Exception {
    Signed old = AUTHORITY.sign("EC", later);
    Signed renewed = AUTHORITY.sign("RSA", later);
    Tls tls = tls(old.chain(), pkcs8(old, null), "");
    try (HttpPort port =
            HttpPort.start("127.0.0.1", 0, HttpBounds.MANAGEMENT, tls, ErrorBody.NOTHING_HERE);
        SSLSocket before = connect(port)) {
      assertThat(ask(before)).startsWith("HTTP/1.1 404");
      Files.writeString(certificate(), renewed.chain());
      tls.look();
      Files.writeString(key(), pkcs8(renewed, null));
      tls.look();
      assertThat(serial(port)).isEqualTo(old.certificate().getSerialNumber());
      tls.look();
      assertThat(serial(port)).isEqualTo(renewed.certificate().getSerialNumber());
      assertThat(ask(before)).startsWith("HTTP/1.1 404");
      tls.look();
    }
    assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO);
  }

  @Test
  void aSymbolicLinkThatPointsElsewhere_isAChange_asInAVolumeOfASecret() throws Exception {
    Signed old = AUTHORITY.sign("EC", later);
    Signed renewed = AUTHORITY.sign("EC", later);
    write(Files.createDirectory(folder.resolve("..1")), old);
    write(Files.createDirectory(folder.resolve("..2")), renewed);
    Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
    for (String name : List.of("fullchain.pem", "privkey.pem")) {
      Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
    }
    Tls tls = new Tls(new TlsFiles(certificate(), key(), ""), Clock.systemUTC());
    Path draft = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..2"));
    Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    tls.look();
    tls.look();
    assertShown(renewed, tls);
  }

  @Test
  void aBrokenNewCertificate_keepsTheOldOne_andIsToldOnce() throws Exception {
    Signed old = AUTHORITY.sign("EC", later);
    Tls tls = tls(old.chain(), pkcs8(old, null), "");
    Path draft = Files.writeString(folder.resolve("draft"), "-----BEGIN CERTIFICATE-----\nhalf");
    Files.move(draft, certificate(), StandardCopyOption.ATOMIC_MOVE);
    for (int i = 0; i < 5; i++) {
      tls.look();
    }
    assertShown(old, tls);
    assertThat(lines.list)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.WARN);
              assertThat(line.getFormattedMessage())
                  .startsWith("The new certificate is not taken: " + certificate());
            });
    Files.delete(certificate());
    for (int i = 0; i < 3; i++) {
      tls.look();
    }
    assertThat(lines.list)
        .hasSize(2)
        .last()
        .satisfies(line -> assertThat(line.getFormattedMessage()).contains("there is no file"));
    Signed renewed = AUTHORITY.sign("EC", later);
    write(folder, renewed);
    tls.look();
    tls.look();
    assertShown(renewed, tls);
  }

  @Test
  void anExpiryThatIsNear_isToldOnceADay() throws Exception {
    Signed signed = AUTHORITY.sign("EC", Instant.now().plus(Duration.ofHours(20)));
    MovingClock clock = new MovingClock();
    write(folder, signed);
    Tls tls = new Tls(new TlsFiles(certificate(), key(), ""), clock);
    assertThat(tls.untilExpiry()).isBetween(Duration.ofHours(19), Duration.ofHours(20));
    for (int hour = 0; hour < 48; hour++) {
      tls.look();
      clock.now = clock.now.plus(Duration.ofHours(1));
    }
    assertThat(tls.untilExpiry()).isNegative();
    assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).hasSize(2);
    assertThat(lines.list.get(0).getFormattedMessage()).contains("expires within 1 days");
    assertThat(lines.list.get(1).getFormattedMessage()).contains("has expired");
  }

  @Test
  void aLookThatFails_isToldOnce_andIsNotTheLast() throws Exception {
    Signed old = AUTHORITY.sign("EC", later);
    MovingClock clock = new MovingClock();
    write(folder, old);
    Tls tls = new Tls(new TlsFiles(certificate(), key(), ""), clock);
    clock.isBroken = true;
    tls.lookAnyhow();
    tls.lookAnyhow();
    clock.isBroken = false;
    assertThat(lines.list)
        .singleElement()
        .satisfies(
            line -> assertThat(line.getFormattedMessage()).contains("could not be looked at"));
    Signed renewed = AUTHORITY.sign("EC", later);
    write(folder, renewed);
    tls.lookAnyhow();
    tls.lookAnyhow();
    assertShown(renewed, tls);
  }

  private static final class MovingClock extends Clock {
    private Instant now = Instant.now();
    private boolean isBroken;

    @Override
    public Instant instant() {
      if (isBroken) {
        throw new IllegalStateException("no time");
      }
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private void assertRefused(String why, String chain, String key, String password) {
    assertThatThrownBy(() -> tls(chain, key, password))
        .isInstanceOf(BadCertificateException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(why)
        .satisfies(
            e ->
                assertThat(key.lines().filter(line -> line.length() > 40))
                    .noneMatch(line -> e.getMessage().contains(line)))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wrong-one"));
  }

  private static void assertShown(Signed signed, Tls tls) throws Exception {
    try (HttpPort port =
        HttpPort.start("127.0.0.1", 0, HttpBounds.MANAGEMENT, tls, ErrorBody.NOTHING_HERE)) {
      assertThat(serial(port)).isEqualTo(signed.certificate().getSerialNumber());
    }
  }

  private static BigInteger serial(HttpPort port) throws Exception {
    try (SSLSocket socket = connect(port)) {
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    }
  }

  private static SSLSocket connect(HttpPort port) throws IOException {
    SSLSocket socket =
        (SSLSocket) AUTHORITY.trusting().getSocketFactory().createSocket("localhost", port.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static String ask(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().endsWith("}")) {
      answer.append((char) socket.getInputStream().read());
    }
    return answer.toString();
  }

  private Tls tls(String chain, String key, String password) throws Exception {
    Files.writeString(certificate(), chain);
    Files.writeString(key(), key);
    return new Tls(new TlsFiles(certificate(), key(), password), Clock.systemUTC());
  }

  private static void write(Path folder, Signed signed) throws Exception {
    Files.writeString(folder.resolve("fullchain.pem"), signed.chain());
    Files.writeString(folder.resolve("privkey.pem"), pkcs8(signed, null));
  }

  private Path certificate() {
    return folder.resolve("fullchain.pem");
  }

  private Path key() {
    return folder.resolve("privkey.pem");
  }

  private static String pkcs8(Signed signed, String password) throws Exception {
    return TestAuthority.pem(
        new JcaPKCS8Generator(
            signed.key(),
            password == null
                ? null
                : new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                    .setProvider(new BouncyCastleProvider())
                    .setRandom(new SecureRandom())
                    .setPassword(password.toCharArray())
                    .build()));
  }

  private static String encryptedTraditionally(Signed signed) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(
          signed.key(),
          new JcePEMEncryptorBuilder("AES-256-CBC")
              .setProvider(new BouncyCastleProvider())
              .build(PASSWORD.toCharArray()));
    }
    return text.toString();
  }
}
