package hookline.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One KRaft node, broker and controller in one, on the loopback address. What it wrote is found
 * again by the next start on the same folder, after a kill too.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker that is a cluster by itself, and returns once it serves.
   *
   * @param dataDir its log folder, made and formatted when it is new
   * @param port 0 for any free one
   * @param overrides broker settings beside or instead of the ones here
   * @throws IOException when the folder cannot be written or formatted
   */
  public static EmbeddedKafka start(Path dataDir, int port, Map<String, String> overrides)
      throws IOException {
    return start(dataDir, KafkaNode.alone(FreePort.orAny(port), FreePort.find()), overrides);
  }

  /**
   * Starts one node of a cluster and returns once it serves, which needs most of the others.
   *
   * @param dataDir its log folder, made and formatted when it is new
   * @param overrides broker settings beside or instead of the node's
   * @throws IOException when the folder cannot be written or formatted
   */
  public static EmbeddedKafka start(Path dataDir, KafkaNode node, Map<String, String> overrides)
      throws IOException {
    Map<String, String> settings = node.settings();
    settings.put("log.dirs", dataDir.toAbsolutePath().toString());
    settings.putAll(overrides);
    format(dataDir, node);
    if (node.isAlone()) {
      LastRun.takeLeave(dataDir, node, settings);
    }
    Properties properties = new Properties();
    properties.putAll(settings);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, node.address());
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

  private static void format(Path dataDir, KafkaNode node) throws IOException {
    if (Files.exists(dataDir.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(dataDir);
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(node.id())
          .setClusterId(node.clusterId())
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
