package hookline.cli.standalone;

import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.EmbeddedKafka;
import hookline.embedded.EmbeddedPostgresql;
import hookline.ingress.HealthHandlers;
import hookline.ingress.Ingress;
import hookline.ingress.IngressConfig;
import hookline.ingress.IngressServer;
import hookline.ingress.Readiness;
import hookline.payload.model.Hook;
import hookline.processor.PayloadStream;
import hookline.sink.Sink;
import hookline.topics.TopicAdmin;
import hookline.topics.Topics;
import io.undertow.Undertow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * The whole line in this process, on a broker and a database of its own: started in the order they
 * need each other, stopped in the opposite one.
 */
public final class Standalone {
  private static final Duration READY_PATIENCE = Duration.ofSeconds(60);

  private final Parts parts;
  private final Map<String, String> properties;

  private Standalone(Parts parts, Map<String, String> properties) {
    this.parts = parts;
    this.properties = properties;
  }

  /**
   * What a caller chooses.
   *
   * @param host what the web port listens on
   * @param port the web port; 0 for any free one, as with the others
   * @param adminToken empty to have one made and kept
   */
  public record Choices(
      String host, int port, int kafkaPort, int storePort, Path dataDir, String adminToken) {}

  /**
   * Starts everything and returns once a webhook is accepted and becomes a row.
   *
   * @param progress told what is being done, a line each
   * @throws hookline.cli.config.ConfigException when a port or the folder is in use
   */
  public static Standalone start(
      Choices choices, Map<String, String> environment, java.util.function.Consumer<String> progress)
      throws IOException {
    Ports.requireFree(choices.host(), choices.port(), "--port");
    Ports.requireFree("127.0.0.1", choices.kafkaPort(), "--kafka-port");
    Ports.requireFree("127.0.0.1", choices.storePort(), "--store-port");
    Parts parts = new Parts();
    try {
      return start(choices, environment, progress, parts);
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static Standalone start(
      Choices choices,
      Map<String, String> environment,
      java.util.function.Consumer<String> progress,
      Parts parts)
      throws IOException {
    DataFolder folder = parts.add(DataFolder.open(choices.dataDir()));
    progress.accept("starting Kafka and PostgreSQL in " + choices.dataDir());
    CompletableFuture<EmbeddedPostgresql> database =
        CompletableFuture.supplyAsync(() -> postgresql(folder, choices.storePort()));
    EmbeddedKafka broker;
    try {
      broker = parts.add(EmbeddedKafka.start(folder.kafka(), choices.kafkaPort(), Map.of()));
    } finally {
      database.whenComplete((started, failure) -> parts.addIfStarted(started));
    }

    Settings settings = settings(choices, environment, broker.bootstrapServers());
    RoleConfigs configs = new RoleConfigs(settings);
    Topics topics = configs.topics();
    progress.accept("making topics, and the first hook when there is none");
    applyTopics(topics, settings);
    DirectoryView directory = parts.add(DirectoryView.start(topics, settings.kafka()));
    require(directory.awaitLoaded(READY_PATIENCE), directory.notReady());
    new DirectoryWriter(directory, topics, settings.kafka())
        .write(new Seed(System.currentTimeMillis()));

    progress.accept("starting ingress, processor and sink");
    InstanceSlot slot = parts.add(InstanceSlot.take(folder.state(), "standalone"));
    PayloadStream processor =
        parts.add(new PayloadStream(configs.processor(slot), topics, directory));
    processor.start();
    String jdbcUrl = joined(database).jdbcUrl();
    Sink sink =
        parts.add(new Sink(configs.sink(slot, topics).withJdbcUrl(jdbcUrl), topics));
    sink.start();
    IngressConfig ingressConfig = configs.ingress();
    Ingress ingress = parts.add(Ingress.start(ingressConfig, topics, directory));
    Readiness readiness =
        Readiness.of(List.of(ingress::notReady, processor::notReady, sink::notReady));
    int port = parts.add(web(ingressConfig, ingress, readiness)).port();
    awaitReady(readiness);

    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("http.url", siteUrl(settings, port));
    properties.put("admin.token", adminToken(choices, folder));
    properties.put("kafka.bootstrap.servers", broker.bootstrapServers());
    properties.put("store.jdbc.url", jdbcUrl);
    Seed.firstHook(directory).map(Hook::id).ifPresent(id -> properties.put("hook.id", id));
    folder.writeProperties(properties);
    return new Standalone(parts, Map.copyOf(properties));
  }

  /** What {@code standalone.properties} says. */
  public Map<String, String> properties() {
    return properties;
  }

  /** Stops everything, within ten seconds; whatever was accepted is kept. */
  public void stop() {
    parts.close();
  }
}
