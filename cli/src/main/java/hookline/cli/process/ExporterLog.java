package hookline.cli.process;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Puts what OpenTelemetry says through the JDK's logging, of two lines each, into our log. */
final class ExporterLog extends Handler {
  /** Held: the JDK forgets a logger nobody holds, with its handlers. */
  private static final Logger OPENTELEMETRY = Logger.getLogger("io.opentelemetry");

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("hookline.tracing");

  private ExporterLog() {}

  static synchronized void toOurs() {
    if (OPENTELEMETRY.getUseParentHandlers()) {
      OPENTELEMETRY.setUseParentHandlers(false);
      OPENTELEMETRY.addHandler(new ExporterLog());
    }
  }

  @Override
  public void publish(LogRecord said) {
    if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
      LOG.warn(
          "Spans: {}{}",
          said.getMessage(),
          said.getThrown() == null ? "" : ": " + said.getThrown().getMessage());
    }
  }

  @Override
  public void flush() {
    // The log has no buffer.
  }

  @Override
  public void close() {
    // It is the process' own.
  }
}
