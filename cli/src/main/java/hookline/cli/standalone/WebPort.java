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
  private final Undertow undertow;
  private final Readiness readiness;

  private WebPort(Undertow undertow, Readiness readiness) {
    this.undertow = undertow;
    this.readiness = readiness;
  }

  static WebPort start(IngressConfig config, Ingress ingress, Readiness readiness) {
    Undertow undertow =
        IngressServer.bounded(Undertow.builder(), config)
            .addHttpListener(config.port(), config.host())
            .setHandler(new HealthHandlers(readiness, ingress.handler()))
            .build();
    undertow.start();
    return new WebPort(undertow, readiness);
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

  @Override
  public void close() {
    undertow.stop();
  }
}
