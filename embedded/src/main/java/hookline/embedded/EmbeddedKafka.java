package hookline.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One KRaft node, broker and controller in one, on the loopback address. What it wrote is found
 * again by the next start on the same folder, after a kill too.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final int NODE_ID = 1;

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker and returns once it serves.
   *
   * @param dataDir its log folder, made and formatted when it is new
   * @param port 0 for any free one
   * @param overrides broker settings beside or instead of the ones here
   * @throws IOException when the folder cannot be written or formatted
   */
  public static EmbeddedKafka start(Path dataDir, int port, Map<String, String> overrides)
      throws IOException {
    int brokerPort = FreePort.orAny(port);
    Map<String, String> settings = settings(dataDir, brokerPort, FreePort.find());
    settings.putAll(overrides);
    format(dataDir);
    Properties properties = new Properties();
    properties.putAll(settings);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, "127.0.0.1:" + brokerPort);
  }

  /**
   * Has somebody told when a broker of this process cannot go on, as when its disk fails. Kafka
   * would end the process there and then; now it waits for the one told to do so.
   *
   * @param told given Kafka's reason, possibly empty; it must not return before the process ends
   */
  public static void onDeath(Consumer<String> told) {
    Exit.Procedure procedure = (status, message) -> told.accept(message == null ? "" : message);
    Exit.setExitProcedure(procedure);
    Exit.setHaltProcedure(procedure);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker cleanly; its log needs no recovery at the next start. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Map<String, String> settings(Path dataDir, int brokerPort, int controllerPort) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("log.dirs", dataDir.toAbsolutePath().toString());
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(brokerPort, controllerPort));
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("auto.create.topics.enable", "false");

    // One node holds every replica; few partitions of Kafka's own topics start and stop faster.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");

    // A broker that was killed stays registered for as long as its session; only then may the
    // next start on the folder take its place.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");

    // The defaults are for a broker that has a machine to itself.
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    settings.put("num.recovery.threads.per.data.dir", "2");
    return settings;
  }

  private static void format(Path dataDir) throws IOException {
    if (Files.exists(dataDir.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(dataDir);
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(dataDir.toAbsolutePath().toString())
          .setMetadataLogDirectory(dataDir.toAbsolutePath().toString())
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .run();
    } catch (Exception e) {
      throw new IOException("cannot format " + dataDir + " for Kafka: " + e.getMessage(), e);
    }
  }
}
