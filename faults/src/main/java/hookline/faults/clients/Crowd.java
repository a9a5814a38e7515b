package hookline.faults.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * Idle connections, writers of a byte every two seconds, and senders of gzip bombs, all at once.
 */
final class Crowd implements AutoCloseable {
  private static final int SLOW_WRITERS = 500;
  private static final int SLOW_PERIOD_MILLIS = 2_000;
  private static final int BOMBS_A_SECOND = 20;
  private static final int BOMB_BYTES = 200 << 20;
  private static final int ANSWER_PATIENCE_MILLIS = 10_000;

  private final List<SocketChannel> idle = new ArrayList<>();
  private final List<SocketChannel> slow = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private final AtomicInteger bombsAnswered = new AtomicInteger();
  private final InetSocketAddress ingress;
  private final String line;
  private final byte[] bomb;

  /** Comes together and returns when all of it is there. */
  Crowd(int port, String path, int idleConnections) throws IOException {
    this.ingress = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.line = "POST " + path + " HTTP/1.1\r\nHost: h\r\n";
    this.bomb = bomb();
    try {
      for (int i = 0; i < idleConnections; i++) {
        idle.add(SocketChannel.open(ingress));
      }
      for (int i = 0; i < SLOW_WRITERS; i++) {
        slow.add(slowWriter());
      }
    } catch (IOException e) {
      close();
      throw e;
    }
    clock.scheduleAtFixedRate(
        this::writeSlowly, SLOW_PERIOD_MILLIS, SLOW_PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    clock.scheduleAtFixedRate(this::sendBomb, 0, 1_000_000 / BOMBS_A_SECOND, TimeUnit.MICROSECONDS);
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(new byte[BOMB_BYTES]);
    }
    return zipped.toByteArray();
  }

  private SocketChannel slowWriter() throws IOException {
    SocketChannel channel = SocketChannel.open(ingress);
    channel.write(ByteBuffer.wrap((line + "Content-Length: 250000\r\n\r\n").getBytes(US_ASCII)));
    return channel;
  }

  /** The ingress gives each up after a few seconds: then another takes its place. */
  private void writeSlowly() {
    for (int i = 0; i < slow.size(); i++) {
      try {
        slow.get(i).write(ByteBuffer.wrap(new byte[] {' '}));
      } catch (IOException e) {
        try {
          slow.get(i).close();
          slow.set(i, slowWriter());
        } catch (IOException refused) {
          return; // Closing, or the ingress is gone: the honest client will tell.
        }
      }
    }
  }

  private void sendBomb() {
    try (Socket socket = new Socket(ingress.getAddress(), ingress.getPort())) {
      socket.setSoTimeout(ANSWER_PATIENCE_MILLIS);
      String headers =
          "Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length;
      socket.getOutputStream().write((line + headers + "\r\n\r\n").getBytes(US_ASCII));
      socket.getOutputStream().write(bomb);
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      if (answer.startsWith("HTTP/1.1 413")) {
        bombsAnswered.incrementAndGet();
      }
    } catch (IOException e) {
      // Not answered, and not counted.
    }
  }

  /** Of the idle connections, how many the ingress still has. */
  long stillOpen() {
    ByteBuffer one = ByteBuffer.allocate(1);
    return idle.stream()
        .filter(
            channel -> {
              try {
                channel.configureBlocking(false);
                return channel.read(one.clear()) == 0;
              } catch (IOException e) {
                return false;
              }
            })
        .count();
  }

  /** How many bombs were answered 413. */
  int bombsAnswered() {
    return bombsAnswered.get();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    for (List<SocketChannel> channels : List.of(idle, slow)) {
      for (SocketChannel channel : channels) {
        try {
          channel.close();
        } catch (IOException e) {
          // Gone either way.
        }
      }
    }
  }
}
