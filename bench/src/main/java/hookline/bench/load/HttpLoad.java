package hookline.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/**
 * The load generator: one thread, many keep-alive connections with one request under way on each,
 * requests that are made beforehand. It shares the cores with what it loads, so it does as little
 * as it can for each of them.
 *
 * <p>Two loads. {@link #closed}: every connection sends again once it is answered, for the highest
 * rate; its latencies say little, since nobody sends while the server dawdles. {@link #paced}:
 * requests are due at even times whatever the server does, and a latency counts from when its
 * request was due, not from when a connection was free for it; nothing is left out.
 *
 * <p>Not thread-safe.
 */
public final class HttpLoad implements AutoCloseable {
  private static final long LAST_ANSWERS_NANOS = 30_000_000_000L;
  private static final long MILLI = 1_000_000;
  private static final long NAP_NANOS = 100_000;
  private static final int DIGITS = 3;

  private final Selector selector;
  private final List<Sending> connections = new ArrayList<>();
  private final Deque<Sending> idle = new ArrayDeque<>();
  private final List<ByteBuffer> requests = new ArrayList<>();
  private int next;

  private Answers answers = Answers.UNSEEN;
  private Histogram latency = new Histogram(DIGITS);
  private Histogram lateness = new Histogram(DIGITS);
  private long answered;
  private long refused;
  private long lost;
  private long counted;
  private long until;

  private HttpLoad(Selector selector) {
    this.selector = selector;
  }

  /**
   * Opens the connections.
   *
   * @param port on the loopback address
   * @param requests sent in turns
   */
  public static HttpLoad open(int port, int connections, List<byte[]> requests) throws IOException {
    HttpLoad load = new HttpLoad(Selector.open());
    InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (byte[] request : requests) {
      load.requests.add(ByteBuffer.allocateDirect(request.length).put(request).flip());
    }
    for (int i = 0; i < connections; i++) {
      load.connections.add(new Sending(to, load.selector));
    }
    load.idle.addAll(load.connections);
    return load;
  }

  /** As many as the server takes, from every connection one after the other. */
  public LoadResult closed(Duration time) throws IOException {
    return closed(time, () -> true, Answers.UNSEEN);
  }

  /**
   * The same, as long as more may be sent.
   *
   * @param mayGoOn asked before each request
   */
  public LoadResult closed(Duration time, BooleanSupplier mayGoOn, Answers seen)
      throws IOException {
    long start = begin(seen);
    until = start + time.toNanos();
    for (long now = start; now < until; now = System.nanoTime()) {
      while (!idle.isEmpty() && mayGoOn.getAsBoolean()) {
        send(idle.removeFirst(), System.nanoTime());
      }
      selector.select(this::ready, 1);
    }
    return finish(time);
  }

  /** So many a second, evenly, due whether or not the server keeps up. */
  public LoadResult paced(double perSecond, Duration time, Answers seen) throws IOException {
    long start = begin(seen);
    until = Long.MAX_VALUE;
    long all = Math.round(perSecond * time.toNanos() / 1e9);
    long sent = 0;
    long giveUp = start + time.toNanos() + LAST_ANSWERS_NANOS;
    while (sent < all && System.nanoTime() < giveUp) {
      long due = start + (long) (sent * 1e9 / perSecond);
      long early = due - System.nanoTime();
      if (early <= 0 && !idle.isEmpty()) {
        send(idle.removeFirst(), due);
        sent++;
        if (sent % 64 == 0) {
          selector.selectNow(this::ready);
        }
      } else {
        awaitUntil(early);
      }
    }
    lost += all - sent;
    return finish(time);
  }

  /** Finer than a selector's milliseconds, and cheaper than asking it without a pause. */
  private void awaitUntil(long early) throws IOException {
    if (early > 2 * MILLI || early <= 0) {
      selector.select(this::ready, 1);
    } else if (selector.selectNow(this::ready) == 0) {
      LockSupport.parkNanos(Math.min(NAP_NANOS, early));
    }
  }

  private long begin(Answers seen) {
    answers = seen;
    latency = new Histogram(DIGITS);
    lateness = new Histogram(DIGITS);
    answered = 0;
    refused = 0;
    lost = 0;
    counted = 0;
    return System.nanoTime();
  }

  /** Every request under way is answered before the next load begins. */
  private LoadResult finish(Duration time) throws IOException {
    long giveUp = System.nanoTime() + LAST_ANSWERS_NANOS;
    while (idle.size() < connections.size() && System.nanoTime() < giveUp) {
      selector.select(this::ready, 1);
    }
    for (Sending connection : connections) {
      if (connection.isUnderWay()) {
        giveUpOn(connection);
      }
    }
    // Of a closed load, what came after the end is answered, and not counted.
    double seconds = time.toNanos() / 1e9;
    long inTime = until == Long.MAX_VALUE ? answered : counted;
    return new LoadResult(inTime, refused, lost, seconds, latency, lateness);
  }

  private void send(Sending connection, long due) {
    lateness.recordValue(Math.max(0, System.nanoTime() - due));
    ByteBuffer request = requests.get(next).duplicate();
    next = next + 1 == requests.size() ? 0 : next + 1;
    try {
      connection.send(request, due);
    } catch (IOException e) {
      giveUpOn(connection);
    }
  }

  private void ready(SelectionKey key) {
    Sending connection = (Sending) key.attachment();
    try {
      if (key.isWritable()) {
        connection.goOnWriting();
      }
      if (key.isReadable() && connection.read()) {
        answered(connection);
      }
    } catch (IOException e) {
      giveUpOn(connection);
    }
  }

  private void answered(Sending connection) {
    long now = System.nanoTime();
    if (connection.status() == 200) {
      answered++;
      counted += now < until ? 1 : 0;
      latency.recordValue(now - connection.dueNanos());
    } else {
      refused++;
    }
    answers.answered(connection.dueNanos(), connection.status(), connection.head());
    idle.addLast(connection);
  }

  private void giveUpOn(Sending connection) {
    try {
      if (connection.renew()) {
        lost++;
        idle.addLast(connection);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server takes no connection", e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Sending connection : connections) {
      connection.close();
    }
    selector.close();
  }
}
