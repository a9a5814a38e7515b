package hookline.console;

import hookline.web.HttpBounds;
import hookline.web.HttpPort;
import hookline.web.Tls;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The console on a port of its own. */
public final class ConsoleServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 32 << 10;
  private static final int MAX_URL_BYTES = 8 << 10;
  private static final Duration HEADER_PATIENCE = Duration.ofSeconds(10);

  /** A call waits for brokers and database; what takes longer was given up by its caller. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final Console console;
  private final Draining draining;
  private final HttpPort port;
  private final Duration drainTime;

  private ConsoleServer(Console console, Draining draining, HttpPort port, Duration drainTime) {
    this.console = console;
    this.draining = draining;
    this.port = port;
    this.drainTime = drainTime;
  }

  /** As below, in plain HTTP before no balancer. */
  public static ConsoleServer start(ConsoleConfig config, Console console) {
    return start(config, console, Duration.ZERO, null);
  }

  /**
   * Listens from now on.
   *
   * @param console the server's to close from now on
   * @param drainTime how long a stop goes on serving, for a balancer to notice
   * @param tls the certificate of HTTPS, which stays the caller's to close; null for plain HTTP
   * @throws RuntimeException when the port cannot be had
   */
  public static ConsoleServer start(
      ConsoleConfig config, Console console, Duration drainTime, @Nullable Tls tls) {
    HttpBounds bounds =
        new HttpBounds(
            config.ioThreads(),
            config.workerThreads(),
            MAX_HEADER_BYTES,
            MAX_URL_BYTES,
            HEADER_PATIENCE);
    Draining draining = new Draining(console.handler(), console::endListening);
    return new ConsoleServer(
        console,
        draining,
        HttpPort.start(config.host(), config.port(), bounds, tls, draining),
        drainTime);
  }

  /** The port listened on. */
  public int port() {
    return port.port();
  }

  /** Answers what is under way, then stops listening, then what the console holds. */
  @Override
  public void close() {
    draining.drain(drainTime, STOP_PATIENCE);
    port.close();
    console.close();
  }
}
