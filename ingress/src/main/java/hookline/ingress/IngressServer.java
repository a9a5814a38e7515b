package hookline.ingress;

import hookline.web.HttpBounds;
import hookline.web.HttpPort;

/** The ingress on a port of its own. */
public final class IngressServer implements AutoCloseable {
  /** Undertow's own proportion. */
  private static final int WORKERS_AN_IO_THREAD = 8;

  private final Ingress ingress;
  private final HttpPort port;

  private IngressServer(Ingress ingress, HttpPort port) {
    this.ingress = ingress;
    this.port = port;
  }

  /**
   * Listens from now on.
   *
   * @param ingress the server's to close from now on
   * @throws RuntimeException when the port cannot be had
   */
  public static IngressServer start(IngressConfig config, Ingress ingress) {
    return new IngressServer(
        ingress, HttpPort.start(config.host(), config.port(), bounds(config), ingress.handler()));
  }

  /** What a port takes that the ingress is on, with others or without. */
  public static HttpBounds bounds(IngressConfig config) {
    return new HttpBounds(
        config.ioThreads(),
        WORKERS_AN_IO_THREAD * config.ioThreads(),
        config.maxHeaderBytes(),
        config.limits().urlBytes(),
        config.requestDeadline());
  }

  /** The port listened on. */
  public int port() {
    return port.port();
  }

  /** Stops the ingress gracefully, then listening. */
  @Override
  public void close() {
    ingress.close();
    port.close();
  }
}
