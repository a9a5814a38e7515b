package hookline.cli.standalone;

import static java.util.Objects.requireNonNull;

import hookline.cli.process.ProcessMetrics;
import hookline.console.Console;
import hookline.ingress.Ingress;
import hookline.ingress.IngressConfig;
import hookline.ingress.IngressServer;
import hookline.web.HealthHandlers;
import hookline.web.HttpBounds;
import hookline.web.HttpPort;
import hookline.web.MetricsHandler;
import hookline.web.Readiness;
import hookline.web.Tls;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The one port standalone has: webhooks, the API, health and metrics together. */
final class WebPort implements AutoCloseable {
  private final Ingress ingress;
  private final Console console;
  private final HttpPort port;
  private final Readiness readiness;

  private WebPort(Ingress ingress, Console console, HttpPort port, Readiness readiness) {
    this.ingress = ingress;
    this.console = console;
    this.port = port;
    this.readiness = readiness;
  }

  /**
   * Listens from now on.
   *
   * @param ingress the port's to close from now on
   * @param workerThreads for what would hold up those of the ingress
   * @param console makes the console, the port's to close too, that goes by the port listened on
   * @param tls the certificate of HTTPS, which stays the caller's to close; null for plain HTTP
   * @throws RuntimeException when the port cannot be had
   */
  static WebPort start(
      IngressConfig config,
      Ingress ingress,
      int workerThreads,
      IntFunction<Console> console,
      Readiness readiness,
      ProcessMetrics metrics,
      @Nullable Tls tls) {
    AtomicReference<Console> made = new AtomicReference<>();
    IntFunction<HealthHandlers> handler =
        listened -> {
          Console listening = console.apply(listened);
          made.set(listening);
          return new HealthHandlers(
              readiness, new MetricsHandler(metrics::scrape, listening.before(ingress.handler())));
        };
    try {
      HttpPort port =
          HttpPort.startFor(
              config.host(), config.port(), bounds(config, workerThreads), tls, handler);
      return new WebPort(ingress, requireNonNull(made.get()), port, readiness);
    } catch (RuntimeException e) {
      ingress.close();
      throw e;
    }
  }

  private static HttpBounds bounds(IngressConfig config, int workerThreads) {
    HttpBounds ingress = IngressServer.bounds(config);
    return new HttpBounds(
        ingress.ioThreads(),
        Math.max(workerThreads, ingress.workerThreads()),
        ingress.maxHeaderBytes(),
        ingress.maxUrlBytes(),
        ingress.headerPatience());
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
    console.close();
  }
}
