package hookline.console;

import hookline.web.HttpBounds;
import hookline.web.HttpPort;
import java.time.Duration;

/** The console on a port of its own. */
public final class ConsoleServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 32 << 10;
  private static final int MAX_URL_BYTES = 8 << 10;
  private static final Duration HEADER_PATIENCE = Duration.ofSeconds(10);

  private final Console console;
  private final HttpPort port;

  private ConsoleServer(Console console, HttpPort port) {
    this.console = console;
    this.port = port;
  }

  /**
   * Listens from now on.
   *
   * @param console the server's to close from now on
   * @throws RuntimeException when the port cannot be had
   */
  public static ConsoleServer start(ConsoleConfig config, Console console) {
    HttpBounds bounds =
        new HttpBounds(
            config.ioThreads(),
            config.workerThreads(),
            MAX_HEADER_BYTES,
            MAX_URL_BYTES,
            HEADER_PATIENCE);
    return new ConsoleServer(
        console, HttpPort.start(config.host(), config.port(), bounds, console.handler()));
  }

  /** The port listened on. */
  public int port() {
    return port.port();
  }

  /** Stops listening, then what the console holds. */
  @Override
  public void close() {
    port.close();
    console.close();
  }
}
