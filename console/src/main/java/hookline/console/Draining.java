package hookline.console;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets a server stop without anybody's call failing: first it serves on, while a balancer notices
 * that it should send here no more, and ends every connection with its answer; then it refuses new
 * calls with 503 and waits for those under way. Thread-safe.
 */
final class Draining implements HttpHandler {
  private final GracefulShutdownHandler inner;
  private final Runnable endless;
  private volatile boolean leaving;

  /**
   * @param endless ends the calls that would go on for ever, and those that begin later at once
   */
  Draining(HttpHandler next, Runnable endless) {
    this.inner = new GracefulShutdownHandler(next);
    this.endless = endless;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (leaving) {
      exchange.setPersistent(false);
    }
    inner.handleRequest(exchange);
  }

  /**
   * Returns when the last call is answered. An interrupt ends the first wait, a second the other.
   *
   * @param drainTime for a balancer
   * @param patience for calls under way
   */
  void drain(Duration drainTime, Duration patience) {
    leaving = true;
    try {
      TimeUnit.NANOSECONDS.sleep(drainTime.toNanos());
    } catch (InterruptedException e) {
      // No more waiting for balancers.
    }
    inner.shutdown();
    // Not before: who comes again at once is to come to another server.
    endless.run();
    try {
      inner.awaitShutdown(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
