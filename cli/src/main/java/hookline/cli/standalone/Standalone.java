package hookline.cli.standalone;

import hookline.cli.config.ConfigException;
import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.cli.process.Certificate;
import hookline.cli.process.Parts;
import hookline.cli.process.ProcessMetrics;
import hookline.cli.process.StreamOnDemand;
import hookline.console.Console;
import hookline.console.ConsoleConfig;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.EmbeddedKafka;
import hookline.ingress.Ingress;
import hookline.ingress.IngressConfig;
import hookline.payload.model.Hook;
import hookline.processor.PayloadStream;
import hookline.replay.Replayer;
import hookline.sink.Sink;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicFindings;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import hookline.web.Readiness;
import hookline.web.Tls;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The whole line in this process, on a broker and a database of its own: started in the order they
 * need each other, stopped in the opposite one.
 */
public final class Standalone implements AutoCloseable {
  private static final Duration READY_PATIENCE = Duration.ofSeconds(60);

  private final Choices choices;
  private final Consumer<String> progress;
  private final Parts parts = new Parts();
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Consumer<String> givesUp;
  private final Starting<KeptPostgresql> database;
  private @Nullable DirectoryView directory;

  /**
   * Nothing yet.
   *
   * @param progress told what is being done, a line each
   * @param givesUp told, in one line with the remedy, what has ended for good; the rest runs on
   */
  Standalone(Choices choices, Consumer<String> progress, Consumer<String> givesUp) {
    this.choices = choices;
    this.progress = progress;
    this.givesUp = givesUp;
    this.database = new Starting<>("postgresql");
  }

  /**
   * Starts everything and returns once a webhook is accepted and becomes a row.
   *
   * @param settings of the roles; where the broker and the database are is settled here
   * @param progress told what is being done, a line each
   * @throws ConfigException when a port or the folder is in use
   * @throws IOException when the broker or the database does not start
   */
  public static Standalone start(
      Choices choices, Map<String, String> settings, Consumer<String> progress) throws IOException {
    Standalone standalone = new Standalone(choices, progress, progress);
    standalone.start(settings);
    return standalone;
  }

  /**
   * Starts everything and returns once a webhook is accepted and becomes a row. A close in the
   * middle, by another thread, ends the start.
   *
   * @param settings of the roles; where the broker and the database are is settled here
   * @throws ConfigException when a port or the folder is in use, or a setting is wrong
   * @throws IOException when the broker or the database does not start
   */
  void start(Map<String, String> settings) throws IOException {
    Ports.requireFree(choices.host(), choices.port(), "--port");
    Ports.requireFree("127.0.0.1", choices.kafkaPort(), "--kafka-port");
    Ports.requireFree("127.0.0.1", choices.storePort(), "--store-port");
    try {
      startParts(settings);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void startParts(Map<String, String> given) throws IOException {
    DataFolder folder = parts.add(DataFolder.open(choices.dataDir()));
    InstanceSlot slot = parts.add(InstanceSlot.take(folder.state(), "standalone", "standalone"));
    RoleConfigs checked = new RoleConfigs(StandaloneSettings.check(given));
    checked.check(slot);
    @Nullable Tls tls = Certificate.start(checked);
    if (tls != null) {
      parts.add(tls);
    }
    progress.accept("starting Kafka and PostgreSQL on " + choices.dataDir());
    parts.add(database);
    database.begin(
        () ->
            KeptPostgresql.start(
                folder.binaries(), folder.postgresql(), choices.storePort(), givesUp));
    Starting<EmbeddedKafka> kafka = parts.add(new Starting<>("kafka"));
    kafka.begin(() -> EmbeddedKafka.start(folder.kafka(), choices.kafkaPort(), Map.of()));
    EmbeddedKafka broker = kafka.join();
    Settings settings = StandaloneSettings.withBroker(given, broker.bootstrapServers());
    RoleConfigs configs = new RoleConfigs(settings);
    Topics topics = configs.topics();
    ProcessMetrics metrics = parts.add(new ProcessMetrics("standalone", topics));
    Tracing tracing = metrics.tracing();
    if (tls != null) {
      metrics.measure(tls);
    }
    progress.accept("making topics, and a first hook where there is none");
    applyTopics(topics, settings);
    String jdbcUrl = database.join().jdbcUrl();
    Sink sink =
        parts.add(
            new Sink(configs.sink(jdbcUrl, slot, topics), topics, metrics.registry(), tracing));
    sink.start();
    DirectoryView directory = startDirectory(topics, settings);
    this.directory = directory;
    metrics.measure(directory);

    progress.accept("starting ingress, processor and console");
    PayloadStream processor =
        parts.add(
            PayloadStream.live(
                configs.processor(slot), topics, directory, metrics.registry(), tracing));
    processor.start();
    IngressConfig ingressConfig =
        configs.ingress().toBuilder().host(choices.host()).port(choices.port()).build();
    Ingress ingress =
        Ingress.start(ingressConfig, topics, directory, metrics.registry(), tracing, () -> null);
    Readiness readiness =
        Readiness.of(
            Readiness.part("ingress", ingress::notReady),
            Readiness.part("processor", processor::notReady),
            Readiness.part("sink", sink::notReady));
    String adminToken =
        choices.adminToken().isEmpty() ? folder.keptToken(Seed.newId()) : choices.adminToken();
    ConsoleConfig consoleConfig = configs.console(jdbcUrl);
    WebPort web =
        parts.add(
            WebPort.start(
                ingressConfig,
                ingress,
                consoleConfig.workerThreads(),
                port ->
                    Console.start(
                        consoleConfig.withSite(siteUrl(settings, tls, port), adminToken),
                        topics,
                        directory,
                        metrics.registry()),
                readiness,
                metrics,
                tls));
    web.awaitReady(READY_PATIENCE);
    parts.add(metrics.announce(settings, topics, "standalone", slot.instanceId(), readiness));
    startReplayer(configs, jdbcUrl, slot, topics, directory, metrics.registry(), tracing);

    properties.put("http.url", siteUrl(settings, tls, web.port()));
    properties.put("admin.token", adminToken);
    describe(broker, jdbcUrl, directory);
    folder.writeProperties(properties);
  }

  /** After all that the first webhook needs: nobody waits for it. */
  private void startReplayer(
      RoleConfigs configs,
      String jdbcUrl,
      InstanceSlot slot,
      Topics topics,
      DirectoryView directory,
      MeterRegistry registry,
      Tracing tracing) {
    StreamOnDemand stream =
        parts.add(
            new StreamOnDemand(
                () ->
                    PayloadStream.replay(
                        configs.processor(slot), topics, directory, registry, tracing)));
    parts
        .add(new Replayer(configs.replayer(jdbcUrl, slot), topics, directory, stream, registry))
        .start();
  }

  /** The directory as the roles in this process see it. */
  DirectoryView directory() {
    return Objects.requireNonNull(directory, "not started");
  }

  /** What {@code standalone.properties} says. */
  public Map<String, String> properties() {
    return properties;
  }

  /** Stops the database alone, for a process that cannot stop in order: it would outlive it. */
  void stopDatabase() throws IOException {
    database.close();
  }

  /** Stops everything, within ten seconds; whatever was accepted is kept. */
  @Override
  public void close() {
    parts.close();
  }

  private static void applyTopics(Topics topics, Settings settings) {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
      TopicAdmin topicAdmin = new TopicAdmin(admin, topics);
      topicAdmin.apply();
      TopicFindings found = topicAdmin.check();
      List<String> harmful = TopicFindings.sentences(found.harmful());
      if (!harmful.isEmpty()) {
        throw new ConfigException(String.join("; ", harmful));
      }
    }
  }

  private DirectoryView startDirectory(Topics topics, Settings settings) {
    DirectoryView directory = parts.add(DirectoryView.start(topics, settings.kafka()));
    if (!directory.awaitLoaded(READY_PATIENCE)) {
      throw new IllegalStateException(directory.notReady());
    }
    begin(directory, new DirectoryWriter(directory, topics, settings.kafka()));
    return directory;
  }

  private void begin(DirectoryView directory, DirectoryWriter writer) {
    String from = choices.from();
    if (from == null) {
      writer.write(new Seed(System.currentTimeMillis()));
    } else if (Seed.isEmpty(directory)) {
      progress.accept("importing " + from);
      Restore.from(from, writer).forEach(progress);
    } else {
      progress.accept(
          "leaving %s out: there is a directory already; `hookline directory import` adds to it"
              .formatted(from));
    }
  }

  private static String siteUrl(Settings settings, @Nullable Tls tls, int port) {
    return settings.isGiven(Setting.SITE_URL)
        ? settings.text(Setting.SITE_URL).replaceAll("/+$", "")
        : (tls == null ? "http" : "https") + "://localhost:" + port;
  }

  private void describe(EmbeddedKafka broker, String jdbcUrl, DirectoryView directory) {
    properties.put("kafka.bootstrap.servers", broker.bootstrapServers());
    properties.put("store.jdbc.url", jdbcUrl);
    Seed.firstHook(directory).map(Hook::id).ifPresent(id -> properties.put("hook.id", id));
  }
}
