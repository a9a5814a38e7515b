package hookline.ingress;

import hookline.web.HttpBounds;
import hookline.web.HttpPort;
import hookline.web.Tls;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The ingress on a port of its own. */
public final class IngressServer implements AutoCloseable {
  /** Undertow's own proportion. */
  private static final int WORKERS_AN_IO_THREAD = 8;

  private final Ingress ingress;
  private final HttpPort port;
  private final Duration drainTime;

  private IngressServer(Ingress ingress, HttpPort port, Duration drainTime) {
    this.ingress = ingress;
    this.port = port;
    this.drainTime = drainTime;
  }

  /** As below, in plain HTTP. */
  public static IngressServer start(IngressConfig config, Ingress ingress) {
    return start(config, ingress, null);
  }

  /**
   * Listens from now on.
   *
   * @param ingress the server's to close from now on
   * @param tls the certificate of HTTPS, which stays the caller's to close; null for plain HTTP
   * @throws RuntimeException when the port cannot be had
   */
  public static IngressServer start(IngressConfig config, Ingress ingress, @Nullable Tls tls) {
    return new IngressServer(
        ingress,
        HttpPort.start(config.host(), config.port(), bounds(config), tls, ingress.handler()),
        config.drainTime());
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

  /**
   * Serves on until a balancer has noticed that it should not send here any more, then stops the
   * ingress gracefully, then listening. An interrupt ends the first of these.
   */
  @Override
  public void close() {
    // Who is not ready is sent nothing already.
    boolean isSentTo = ingress.notReady() == null;
    ingress.drain();
    if (isSentTo) {
      try {
        TimeUnit.NANOSECONDS.sleep(drainTime.toNanos());
      } catch (InterruptedException e) {
        // No more waiting for balancers; the rest has its own bounds.
      }
    }
    ingress.close();
    port.close();
  }
}
