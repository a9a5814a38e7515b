package hookline.faults.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One connection over a link: two threads that carry bytes, each one way. Thread-safe. */
final class Passage {
  private static final int PIECE = 64 << 10;

  private final Link link;
  private final Socket client;
  private final Socket server;
  private final AtomicInteger ways = new AtomicInteger(2);

  private volatile boolean forgotten;
  private volatile boolean over;

  Passage(Link link, Socket client, Socket server) {
    this.link = link;
    this.client = client;
    this.server = server;
  }

  void begin() {
    String name = link.from() + "-" + link.to();
    inBackground("there-" + name, () -> carry(Way.THERE, client, server));
    inBackground("back-" + name, () -> carry(Way.BACK, server, client));
  }

  void reset() {
    reset(client);
    reset(server);
    // Only now: who waits for fair weather is let on, and must find nowhere to go.
    over = true;
    link.look();
  }

  void forget() {
    forgotten = true;
  }

  boolean isForgotten() {
    return forgotten;
  }

  boolean isOver() {
    return over;
  }

  private void carry(Way way, Socket from, Socket to) {
    byte[] bytes = new byte[PIECE];
    try {
      from.setTcpNoDelay(true);
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int length = in.read(bytes);
      while (length >= 0) {
        travel(link.awaitFair(way, this), length);
        Ambush ambush = link.sprung(way, bytes, length);
        if (ambush != null) {
          spring(ambush);
          return;
        }
        out.write(bytes, 0, length);
        length = in.read(bytes);
      }
      // An end is news as well, and arrives or does not as they do.
      link.awaitFair(way, this);
      to.shutdownOutput();
    } catch (IOException e) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reset();
    } finally {
      if (ways.decrementAndGet() == 0) {
        over = true;
        close(client);
        close(server);
        link.ended(this);
      }
    }
  }

  private void spring(Ambush ambush) throws InterruptedException {
    forgotten = true;
    TimeUnit.MILLISECONDS.sleep(ambush.until().toMillis());
    reset();
    ambush.happens();
  }

  private static void travel(Weather weather, int length) throws InterruptedException {
    long millis = weather.delay().toMillis();
    if (!weather.jitter().isZero()) {
      millis += ThreadLocalRandom.current().nextLong(weather.jitter().toMillis());
    }
    if (weather.bytesPerSecond() > 0) {
      millis += length * 1_000L / weather.bytesPerSecond();
    }
    if (millis > 0) {
      TimeUnit.MILLISECONDS.sleep(millis);
    }
  }

  static void inBackground(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Closes it in a way the other end is told of: with a reset, even where bytes are on the way. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    close(socket);
  }

  private static void close(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // Closed is what it should be.
    }
  }
}
