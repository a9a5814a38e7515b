package hookline.cli.standalone;

import hookline.ingress.HealthHandlers;
import hookline.ingress.Ingress;
import hookline.ingress.IngressConfig;
import hookline.ingress.IngressServer;
import hookline.ingress.Readiness;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The one port standalone has: webhooks and health together. */
final class WebPort implements AutoCloseable {
  private final Ingress ingress;
  private final Undertow undertow;
  private final Readiness readiness;

  private WebPort(Ingress ingress, Undertow undertow, Readiness readiness) {
    this.ingress = ingress;
    this.undertow = undertow;
    this.readiness = readiness;
  }

  /**
   * Listens from now on.
   *
   * @param ingress the port's to close from now on
   * @throws RuntimeException when the port cannot be had
   */
  static WebPort start(IngressConfig config, Ingress ingress, Readiness readiness) {
    Undertow undertow =
        IngressServer.bounded(Undertow.builder(), config)
            .addHttpListener(config.port(), config.host())
            .setHandler(new HealthHandlers(readiness, ingress.handler()))
            .build();
    WebPort port = new WebPort(ingress, undertow, readiness);
    try {
      undertow.start();
      return port;
    } catch (RuntimeException e) {
      port.close();
      throw e;
    }
  }

  int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
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
    undertow.stop();
  }
}
