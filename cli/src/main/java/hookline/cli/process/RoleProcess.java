package hookline.cli.process;

import hookline.cli.config.InstanceSlot;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.directory.DirectoryView;
import hookline.topics.Topics;
import hookline.web.ErrorBody;
import hookline.web.HealthHandlers;
import hookline.web.HttpBounds;
import hookline.web.HttpPort;
import hookline.web.MetricsHandler;
import hookline.web.Readiness;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that serves one role until SIGTERM or Ctrl-C tells it to stop. */
public final class RoleProcess {
  private static final Logger LOG = LoggerFactory.getLogger(RoleProcess.class);

  private final String name;
  private final Parts parts = new Parts();
  private final ProcessMetrics metrics;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * A process of that role.
   *
   * @param name of the role
   * @param topics of the line, for the metrics
   */
  public RoleProcess(String name, Topics topics) {
    this.name = name;
    this.metrics = parts.add(new ProcessMetrics(name, topics));
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  /** Where the role puts its metrics. */
  public MeterRegistry registry() {
    return metrics.registry();
  }

  /**
   * The role's slot of {@code state.dir}, held until the process ends.
   *
   * @throws hookline.cli.config.ConfigException when none can be had
   */
  public InstanceSlot takeSlot(Settings settings) {
    return add(
        InstanceSlot.take(
            Path.of(settings.text(Setting.STATE_DIR)),
            name,
            settings.text(Setting.INSTANCE_GROUP)));
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
   * Answers {@code /healthz}, {@code /readyz} and {@code /metrics} on a port of their own.
   *
   * @throws hookline.cli.config.ConfigException when the port cannot be had
   */
  public void serveHealth(Settings settings, Readiness readiness) {
    parts.add(
        Listening.on(
            settings,
            Setting.MANAGEMENT_HOST,
            Setting.MANAGEMENT_PORT,
            () ->
                HttpPort.start(
                    settings.text(Setting.MANAGEMENT_HOST),
                    settings.number(Setting.MANAGEMENT_PORT, 0, 65_535),
                    HttpBounds.MANAGEMENT,
                    new HealthHandlers(
                        readiness, new MetricsHandler(metrics::scrape, ErrorBody.NOTHING_HERE)))));
  }

  /** Waits until the process is told to stop and has stopped. */
  public void serve() throws InterruptedException {
    LOG.info("The {} is started", name);
    stopped.await();
  }

  private void stop() {
    LOG.info("The {} is stopping", name);
    parts.close();
    LOG.info("The {} has stopped", name);
    stopped.countDown();
  }
}
