package hookline.faults.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A way for TCP from one process to another: a port of its own, that leads to the other's. It can
 * be cut, which both ends are told; made to swallow, which neither is; delayed and narrowed.
 * Thread-safe.
 */
public final class Link implements AutoCloseable {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int MOST_WAITING = 50;

  private final String from;
  private final String to;
  private final InetSocketAddress target;
  private final ServerSocket entrance;
  private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
  private final Map<Way, Weather> weather = new EnumMap<>(Way.class);

  private boolean cut;
  private boolean closed;
  private @Nullable Ambush ambush;

  /** Opens a link to a port of the loopback address. */
  Link(String from, String to, int targetPort) {
    this.from = from;
    this.to = to;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    this.target = new InetSocketAddress(loopback, targetPort);
    try {
      this.entrance = new ServerSocket(Ports.find(), MOST_WAITING, loopback);
    } catch (IOException e) {
      throw new UncheckedIOException("no way from %s to %s".formatted(from, to), e);
    }
    mend();
    Passage.inBackground("link-" + from + "-" + to, this::take);
  }

  /** Who opens connections. */
  public String from() {
    return from;
  }

  /** Who takes them. */
  public String to() {
    return to;
  }

  /** Where they are opened to. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** Breaks all connections, and those to come, with a reset: both ends know at once. */
  public synchronized void cut() {
    cut = true;
    passages.forEach(Passage::reset);
    notifyAll();
  }

  /** Breaks all connections, once. */
  public void reset() {
    passages.forEach(Passage::reset);
  }

  /** Lets nothing arrive that goes this way, while connections stay and can even be opened. */
  public synchronized void swallow(Way way) {
    weather.put(way, Weather.BLACK_HOLE);
  }

  /**
   * Connections that are open now lead nowhere any more, for good, as when a firewall has lost
   * them; new ones are as usual.
   */
  public void forget() {
    passages.forEach(Passage::forget);
  }

  /** Delays every piece, both ways. */
  public synchronized void delay(Duration delay, Duration jitter) {
    setBoth(new Weather(false, delay, jitter, 0));
  }

  /** Lets no more through, each way. */
  public synchronized void narrow(int bytesPerSecond) {
    setBoth(new Weather(false, Duration.ZERO, Duration.ZERO, bytesPerSecond));
  }

  /**
   * Once these words are answered, keeps the answer back and breaks the connection after that time:
   * what was asked for is done, and who asked does not know.
   *
   * @return told when it has happened
   */
  public synchronized Ambush awaitAnswer(String words, Duration until) {
    Ambush set = new Ambush(words.getBytes(StandardCharsets.US_ASCII), until);
    ambush = set;
    return set;
  }

  /** All is as it should be; what was swallowed arrives late, what is forgotten stays so. */
  public synchronized void mend() {
    cut = false;
    ambush = null;
    setBoth(Weather.FAIR);
  }

  /** Breaks what is forgotten, for both ends to know of it at last. */
  void buryForgotten() {
    passages.stream().filter(Passage::isForgotten).forEach(Passage::reset);
  }

  private void setBoth(Weather both) {
    for (Way way : Way.values()) {
      weather.put(way, both);
    }
    notifyAll();
  }

  /** Waits until bytes may go this way over a passage; returns how they do. */
  synchronized Weather awaitFair(Way way, Passage passage) throws InterruptedException {
    while (passage.isForgotten() || weatherOf(way).swallowed()) {
      if (passage.isOver()) {
        return Weather.FAIR;
      }
      wait();
    }
    return weatherOf(way);
  }

  /** The ambush for what these bytes say, which is laid once. */
  synchronized @Nullable Ambush sprung(Way way, byte[] bytes, int length) {
    Ambush laid = ambush;
    if (way != Way.BACK || laid == null || !laid.isIn(bytes, length)) {
      return null;
    }
    ambush = null;
    return laid;
  }

  /** Has those who wait for the weather look again. */
  synchronized void look() {
    notifyAll();
  }

  void ended(Passage passage) {
    passages.remove(passage);
    look();
  }

  private Weather weatherOf(Way way) {
    return weather.getOrDefault(way, Weather.FAIR);
  }

  private void take() {
    while (!isClosed()) {
      try {
        Socket client = entrance.accept();
        // Connecting may take a while, and others come meanwhile.
        Passage.inBackground("way-" + from + "-" + to, () -> lead(client));
      } catch (IOException e) {
        // It is closed, or the system is short of files for a moment.
      }
    }
  }

  private void lead(Socket client) {
    Socket server = new Socket();
    try {
      server.connect(target, CONNECT_MILLIS);
      Passage passage = new Passage(this, client, server);
      synchronized (this) {
        if (!cut && !closed) {
          passages.add(passage);
          passage.begin();
          return;
        }
      }
    } catch (IOException e) {
      // Nobody listens there; the client is told so as a link can.
    }
    Passage.reset(client);
    Passage.reset(server);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    cut();
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return from + " to " + to;
  }
}
