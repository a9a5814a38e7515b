package hookline.cli;

import hookline.ingress.HealthHandlers;
import hookline.ingress.Readiness;
import io.undertow.Undertow;
import io.undertow.server.handlers.ResponseCodeHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that serves until it is told to stop: what was started is closed in the opposite order,
 * on SIGTERM and on Ctrl-C.
 */
final class RoleProcess {
  private static final Logger LOG = LoggerFactory.getLogger(RoleProcess.class);

  private final String name;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  RoleProcess(String name) {
    this.name = name;
  }

  /** Takes what has been started into its care. */
  <T extends AutoCloseable> T add(T closeable) {
    synchronized (started) {
      started.push(closeable);
    }
    return closeable;
  }

  /** Answers {@code /healthz} and {@code /readyz} on a port of their own. */
  void serveHealth(String host, int port, Readiness readiness) {
    Undertow undertow =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(1)
            .addHttpListener(port, host)
            .setHandler(new HealthHandlers(readiness, ResponseCodeHandler.HANDLE_404))
            .build();
    undertow.start();
    add(undertow::stop);
  }

  /** Waits until the process is told to stop, and stops it. */
  void serve() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    LOG.info("The {} is started", name);
    stopped.await();
  }

  /** Closes what was started, the last first; a second call has nothing left to do. */
  void stop() {
    LOG.info("The {} is stopping", name);
    while (true) {
      AutoCloseable next;
      synchronized (started) {
        next = started.poll();
      }
      if (next == null) {
        break;
      }
      try {
        next.close();
      } catch (Exception e) {
        LOG.warn("A part of the {} did not stop cleanly: {}", name, e.toString());
      }
    }
    LOG.info("The {} has stopped", name);
    stopped.countDown();
  }
}
