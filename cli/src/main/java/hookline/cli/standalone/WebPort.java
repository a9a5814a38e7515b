package hookline.cli.standalone;

import hookline.ingress.Ingress;
import hookline.ingress.IngressConfig;
import hookline.ingress.IngressServer;
import hookline.web.HealthHandlers;
import hookline.web.HttpPort;
import hookline.web.Readiness;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The one port standalone has: webhooks and health together. */
final class WebPort implements AutoCloseable {
  private final Ingress ingress;
  private final HttpPort port;
  private final Readiness readiness;

  private WebPort(Ingress ingress, HttpPort port, Readiness readiness) {
    this.ingress = ingress;
    this.port = port;
    this.readiness = readiness;
  }

  /**
   * Listens from now on.
   *
   * @param ingress the port's to close from now on
   * @throws RuntimeException when the port cannot be had
   */
  static WebPort start(IngressConfig config, Ingress ingress, Readiness readiness) {
    try {
      HttpPort port =
          HttpPort.start(
              config.host(),
              config.port(),
              IngressServer.bounds(config),
              new HealthHandlers(readiness, ingress.handler()));
      return new WebPort(ingress, port, readiness);
    } catch (RuntimeException e) {
      ingress.close();
      throw e;
    }
  }

  int port() {
    return port.port();
  }

  /**
   * Waits until every role does its work.
   *
   * @throws IllegalStateException with their reasons, when they do not
   */
  void awaitReady(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (!readiness.reasons().isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "not ready after %d s: %s"
                  .formatted(patience.toSeconds(), String.join("; ", readiness.reasons())));
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The requests in flight are answered by the port's threads: the ingress stops first. */
  @Override
  public void close() {
    ingress.close();
    port.close();
  }
}
