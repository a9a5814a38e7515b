package hookline.cli.process;

import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.directory.DirectoryView;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import hookline.web.ErrorBody;
import hookline.web.HealthHandlers;
import hookline.web.HttpBounds;
import hookline.web.HttpPort;
import hookline.web.MetricsHandler;
import hookline.web.Readiness;
import hookline.web.Tls;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that serves one role until SIGTERM or Ctrl-C tells it to stop. */
public final class RoleProcess {
  private static final Logger LOG = LoggerFactory.getLogger(RoleProcess.class);

  private final String name;
  private final Topics topics;
  private final Parts parts = new Parts();
  private final ProcessMetrics metrics;
  private @Nullable InstanceSlot slot;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Runnable> departures = new ArrayList<>();
  private volatile @Nullable TopicsGate gate;
  private boolean leaves;
  private volatile boolean stopping;
  private @Nullable Tls certificate;

  /**
   * A process of that role.
   *
   * @param name of the role
   * @param topics of the line, for the metrics
   */
  public RoleProcess(String name, Topics topics) {
    this.name = name;
    this.topics = topics;
    this.metrics = parts.add(new ProcessMetrics(name, topics));
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    LeaveSignal.onReceipt(this::leaveWhenStopped);
  }

  /**
   * Heeds SIGUSR1 from now on, which would end the process otherwise: the first thing a role does,
   * since whoever supervises it does not know how far it is.
   */
  public static void heedSignals() {
    LeaveSignal.listen();
  }

  /** Where the role puts its metrics. */
  public MeterRegistry registry() {
    return metrics.registry();
  }

  /** Where the role puts its spans. */
  public Tracing tracing() {
    return metrics.tracing();
  }

  /**
   * The role's slot of {@code state.dir}, held until the process ends.
   *
   * @throws hookline.cli.config.ConfigException when none can be had
   */
  public InstanceSlot takeSlot(Settings settings) {
    if (settings.flag(Setting.STOP_LEAVES)) {
      leaveWhenStopped();
    }
    InstanceSlot taken =
        add(
            InstanceSlot.take(
                Path.of(settings.text(Setting.STATE_DIR)),
                name,
                settings.text(Setting.INSTANCE_GROUP)));
    slot = taken;
    return taken;
  }

  /** As {@link #add}, of a view whose progress is told of, too. */
  public DirectoryView addDirectory(DirectoryView directory) {
    metrics.measure(parts.add(directory));
    return directory;
  }

  /** Takes a part into care, to be closed before those added earlier. */
  public <T extends AutoCloseable> T add(T part) {
    return parts.add(part);
  }

  /**
   * As {@link #add}, of a member of a consumer group. Its place is kept for its restart, unless the
   * process is told before it stops that it will not come back.
   *
   * @param leave has its close leave the group, so that others take over at once
   */
  public synchronized <T extends AutoCloseable> T addMember(T part, Runnable leave) {
    departures.add(leave);
    if (leaves) {
      leave.run();
    }
    return add(part);
  }

  private synchronized void leaveWhenStopped() {
    leaves = true;
    departures.forEach(Runnable::run);
    LOG.info("When the {} stops, it leaves its groups: others take over at once", name);
  }

  /**
   * Looks at the role's topics from now on: until they are as they must be the process is not
   * ready, and says why.
   *
   * @throws org.apache.kafka.common.KafkaException when a setting of Kafka's is wrong
   */
  public void checkTopics(Settings settings) {
    gate = parts.add(TopicsGate.start(RoleTopics.ofRole(name), topics, settings.kafka()));
  }

  /** Why the role's topics keep it from its work, in one line with the remedy, or null. */
  public @Nullable String topicsTrouble() {
    TopicsGate started = gate;
    return started == null ? null : started.notReady();
  }

  /** Waits until nothing about the role's topics keeps it from its work. */
  public void awaitTopics() throws InterruptedException {
    TopicsGate started = gate;
    if (started != null) {
      started.await();
    }
  }

  /**
   * The certificate of HTTPS, followed until the process ends; null where ports speak plain HTTP.
   *
   * @throws hookline.cli.config.ConfigException when it cannot be used
   */
  public @Nullable Tls certificate(Settings settings) {
    if (certificate == null) {
      Tls started = Certificate.start(new RoleConfigs(settings));
      if (started != null) {
        metrics.measure(parts.add(started));
        certificate = started;
      }
    }
    return certificate;
  }

  /**
   * Answers {@code /healthz}, {@code /readyz} and {@code /metrics} on a port of their own, and says
   * to the brokers that the process is there.
   *
   * @param sources the parts of the role; put before them are the process itself, which stops, and
   *     its topics
   * @throws hookline.cli.config.ConfigException when the port cannot be had
   */
  public void serveHealth(Settings settings, Readiness.Source... sources) {
    @Nullable Tls tls = settings.flag(Setting.MANAGEMENT_TLS) ? certificate(settings) : null;
    List<Readiness.Source> all = new ArrayList<>();
    all.add(Readiness.part("process", () -> stopping ? "the " + name + " is stopping" : null));
    all.add(Readiness.part("topics", this::topicsTrouble));
    all.addAll(List.of(sources));
    Readiness readiness = Readiness.of(all.toArray(Readiness.Source[]::new));
    HttpPort port =
        Listening.on(
            settings,
            Setting.MANAGEMENT_HOST,
            Setting.MANAGEMENT_PORT,
            () ->
                HttpPort.start(
                    settings.text(Setting.MANAGEMENT_HOST),
                    settings.number(Setting.MANAGEMENT_PORT, 0, 65_535),
                    HttpBounds.MANAGEMENT,
                    tls,
                    new HealthHandlers(
                        readiness, new MetricsHandler(metrics::scrape, ErrorBody.NOTHING_HERE))));
    parts.add(port);
    parts.add(metrics.announce(settings, topics, name, instanceId(port), readiness));
  }

  /** Who keeps nothing has no slot, and is known by where it listens. */
  private String instanceId(HttpPort port) {
    InstanceSlot held = slot;
    return held == null ? InstanceSlot.hostName() + ":" + port.port() : held.instanceId();
  }

  /** Waits until the process is told to stop and has stopped. */
  public void serve() throws InterruptedException {
    LOG.info("The {} is started", name);
    stopped.await();
  }

  private void stop() {
    stopping = true;
    LOG.info("The {} is stopping", name);
    parts.close();
    LOG.info("The {} has stopped", name);
    stopped.countDown();
  }
}
