package hookline.cli.standalone;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import hookline.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the process when its broker cannot write its log any more: without the log
 * nothing can be accepted, so it says why in one line and ends. Everything else of the process
 * would now complain in its own words; nobody hears them.
 */
final class BrokerDeath {
  /** Kafka's own class that gives a folder up; with its only one, the broker goes. */
  private static final String FOLDER_FAILED =
      "org.apache.kafka.storage.internals.log.LogDirFailureChannel";

  private final Path folder;
  private final Consumer<String> ends;
  private final CountDownLatch first = new CountDownLatch(1);

  private BrokerDeath(Path folder, Consumer<String> ends) {
    this.folder = folder;
    this.ends = ends;
  }

  /**
   * Watches over the brokers of this process from now on.
   *
   * @param folder the broker's
   * @param ends told once, in one line with the remedy, by a thread of its own; it ends the process
   */
  static void watch(Path folder, Consumer<String> ends) {
    BrokerDeath death = new BrokerDeath(folder, ends);
    EmbeddedKafka.onDeath(death::comesAndStays);
    Logger failures = context().getLogger(FOLDER_FAILED);
    AppenderBase<ILoggingEvent> listener =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            death.comes(reason(event));
          }
        };
    listener.setContext(context());
    listener.start();
    failures.setAdditive(false);
    failures.addAppender(listener);
  }

  private synchronized void comes(String reason) {
    if (first.getCount() == 0) {
      return;
    }
    first.countDown();
    context().getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
    new Thread(
            () ->
                ends.accept(
                    "the broker of %s failed: %s: see to its disk, then start again; whatever was accepted is kept"
                        .formatted(folder, reason)),
            "broker-died")
        .start();
  }

  private void comesAndStays(String reason) {
    comes(reason.isEmpty() ? "it gave up" : reason);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String reason(ILoggingEvent event) {
    String reason = event.getFormattedMessage();
    for (IThrowableProxy cause = event.getThrowableProxy();
        cause != null;
        cause = cause.getCause()) {
      reason = String.valueOf(cause.getMessage());
    }
    return reason;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
