package hookline.cli.secured;

import hookline.embedded.EmbeddedKafka;
import hookline.embedded.FreePort;
import hookline.embedded.KafkaNode;
import hookline.embedded.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker that lets users in with their passwords, over TLS, to what the documentation gives them
 * rights to.
 */
final class SecuredBroker implements AutoCloseable {
  static final List<String> USERS =
      List.of("setup", "ingress", "processor", "sink", "console", "replayer");

  private static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

  private final EmbeddedKafka broker;
  private final String address;
  private final Path folder;

  private SecuredBroker(EmbeddedKafka broker, String address, Path folder) {
    this.broker = broker;
    this.address = address;
    this.folder = folder;
  }

  static SecuredBroker start(Path folder, TestAuthority authority) throws Exception {
    Files.writeString(folder.resolve("kafka-ca.pem"), authority.pem());
    Path keystore =
        authority
            .sign("EC", Instant.now().plus(Duration.ofDays(1)))
            .writePkcs12(folder.resolve("kafka.p12"), "keystore-password");
    int inside = FreePort.find();
    int secured = FreePort.find();
    int controller = FreePort.find();
    Map<String, String> settings = new TreeMap<>();
    settings.put(
        "listeners",
        "INSIDE://127.0.0.1:%d,SECURED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(inside, secured, controller));
    settings.put(
        "listener.security.protocol.map", "INSIDE:PLAINTEXT,SECURED:SASL_SSL,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "INSIDE");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put("listener.name.secured.scram-sha-512.sasl.jaas.config", MODULE + " required;");
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", keystore.toString());
    settings.put("ssl.keystore.password", "keystore-password");
    settings.put("ssl.key.password", "keystore-password");
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("super.users", "User:ANONYMOUS");
    EmbeddedKafka broker =
        EmbeddedKafka.start(
            folder.resolve("kafka"),
            new KafkaNode(1, KafkaNode.newClusterId(), inside, Map.of(1, controller)),
            settings);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + inside))) {
      admin
          .alterUserScramCredentials(
              USERS.stream()
                  .map(
                      user ->
                          new UserScramCredentialUpsertion(
                              user,
                              new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                              password(user)))
                  .map(org.apache.kafka.clients.admin.UserScramCredentialAlteration.class::cast)
                  .toList())
          .all()
          .get();
      admin.createAcls(DocumentedRights.all()).all().get();
    }
    return new SecuredBroker(broker, "127.0.0.1:" + secured, folder);
  }

  static String password(String user) {
    return "planted-kafka-" + user;
  }

  /** What a process of that user is told of the broker. */
  Map<String, String> settings(String user) throws IOException {
    return settings(user, password(user), folder.resolve("kafka-ca.pem"));
  }

  Map<String, String> settings(String user, String password, Path authority) throws IOException {
    Path jaas =
        Files.writeString(
            Files.createTempFile(folder, "jaas-" + user, ""),
            "%s required username=\"%s\" password=\"%s\";%n".formatted(MODULE, user, password));
    Map<String, String> settings = new TreeMap<>();
    settings.put("kafka.bootstrap.servers", address);
    settings.put("kafka.security.protocol", "SASL_SSL");
    settings.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
    settings.put("kafka.sasl.jaas.config.file", jaas.toString());
    settings.put("kafka.ssl.truststore.type", "PEM");
    settings.put("kafka.ssl.truststore.location", authority.toString());
    return settings;
  }

  @Override
  public void close() {
    broker.close();
  }
}
