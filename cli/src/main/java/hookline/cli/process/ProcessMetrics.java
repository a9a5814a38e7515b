package hookline.cli.process;

import hookline.cli.config.InstanceSlot;
import hookline.cli.config.Settings;
import hookline.directory.DirectoryView;
import hookline.status.InstanceAnnouncer;
import hookline.status.InstanceAnnouncer.Identity;
import hookline.topics.DirectoryTopic;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import hookline.web.Readiness;
import hookline.web.Tls;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a process: a registry for its roles to fill, what every process has beside it, and
 * the text that shows them. Each metric is told of in docs/metrics.md. Thread-safe.
 */
public final class ProcessMetrics implements AutoCloseable {
  private static final String BUILD = "hookline.build.info";
  private static final String DIRECTORY_VALUES = "hookline.directory.values";
  private static final String DIRECTORY_POSITION = "hookline.directory.position";
  private static final String DIRECTORY_READY = "hookline.directory.ready";
  private static final String DIRECTORY_AGE = "hookline.directory.age";
  private static final String CERTIFICATE_EXPIRY = "hookline.tls.certificate.expiry";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SpanExport spans;
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  /**
   * With what tells of the process itself.
   *
   * @param role of the process
   * @param topics of the line
   */
  public ProcessMetrics(String role, Topics topics) {
    this.spans = SpanExport.of(role, version());
    registry.config().meterFilter(new KafkaMeters(topics.prefix()));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    Gauge.builder(BUILD, () -> 1)
        .description("Always 1; its labels say what runs")
        .tag("role", role)
        .tag("version", version())
        .tag("java", System.getProperty("java.version"))
        .register(registry);
  }

  /** Where the roles put their spans. */
  public Tracing tracing() {
    return spans.tracing();
  }

  /** Of the jar this runs from. */
  private static String version() {
    @Nullable String version = ProcessMetrics.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /**
   * Says from now on that the process is there, for {@code hookline status}.
   *
   * @param id its own among those of its role
   * @return to be closed before the brokers are out of reach
   */
  public InstanceAnnouncer announce(
      Settings settings, Topics topics, String role, String id, Readiness readiness) {
    return InstanceAnnouncer.start(
        topics,
        settings.kafka(),
        new Identity(role, id, InstanceSlot.hostName(), version()),
        InstanceAnnouncer.EVERY,
        readiness::reasons,
        () -> LineTotals.of(registry));
  }

  /** Where the roles put theirs. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Tells how far the process' view of the directory is. */
  public void measure(DirectoryView directory) {
    for (DirectoryTopic topic : DirectoryTopic.values()) {
      if (topic != DirectoryTopic.SETTINGS) {
        Gauge.builder(DIRECTORY_VALUES, () -> directory.size(topic))
            .description("Values the view of the directory has")
            .tag("topic", topic.topicName())
            .register(registry);
      }
      Gauge.builder(DIRECTORY_POSITION, () -> directory.nextOffset(topic))
          .description("The offset the view of the directory reads next; 0 before it has read")
          .tag("topic", topic.topicName())
          .register(registry);
    }
    Gauge.builder(DIRECTORY_READY, () -> directory.notReady() == null ? 1 : 0)
        .description("1 while the view of the directory can be relied on, else 0")
        .register(registry);
    Gauge.builder(DIRECTORY_AGE, () -> directory.sinceLastRead().toNanos() / 1e9)
        .description("Time since the view of the directory heard from the brokers")
        .baseUnit("seconds")
        .register(registry);
  }

  /** Tells for how long the certificate of HTTPS is still valid. */
  public void measure(Tls tls) {
    Gauge.builder(CERTIFICATE_EXPIRY, () -> tls.untilExpiry().toSeconds())
        .description("Time until the certificate shown expires; negative afterwards")
        .baseUnit("seconds")
        .register(registry);
  }

  /** All as it is now, in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    spans.close();
    garbageCollection.close();
    registry.close();
  }
}
