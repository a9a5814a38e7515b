package hookline.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One keep-alive connection, with at most one request under way. Not thread-safe. */
final class Sending {
  private static final int ANSWER_BYTES = 8 << 10;

  private final InetSocketAddress to;
  private final Selector selector;
  private final ByteBuffer in = ByteBuffer.allocateDirect(ANSWER_BYTES);
  private final ResponseScanner scanner = new ResponseScanner();
  private SocketChannel channel;
  private SelectionKey key;
  private ByteBuffer out = ByteBuffer.allocate(0);
  private long dueNanos;
  private boolean underWay;

  Sending(InetSocketAddress to, Selector selector) throws IOException {
    this.to = to;
    this.selector = selector;
    this.channel = connect();
    this.key = register();
  }

  /** Sends a request that was due then. */
  void send(ByteBuffer request, long due) throws IOException {
    dueNanos = due;
    underWay = true;
    in.clear();
    scanner.reset();
    out = request;
    goOnWriting();
  }

  /** Writes what the socket did not take at once. */
  void goOnWriting() throws IOException {
    channel.write(out);
    int interest =
        out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  /** Takes in what came; whether the answer is complete. */
  boolean read() throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("closed by the server");
    }
    if (!in.hasRemaining()) {
      throw new IOException("an answer of more than " + ANSWER_BYTES + " bytes");
    }
    if (!underWay || !scanner.isComplete(in)) {
      return false;
    }
    underWay = false;
    return true;
  }

  /** Gives up a broken connection for a new one; whether a request was lost with it. */
  boolean renew() throws IOException {
    boolean lost = underWay;
    underWay = false;
    key.cancel();
    channel.close();
    channel = connect();
    key = register();
    return lost;
  }

  long dueNanos() {
    return dueNanos;
  }

  boolean isUnderWay() {
    return underWay;
  }

  int status() {
    return scanner.status();
  }

  /** The complete answer's status line and headers. */
  ByteBuffer head() {
    return in.flip().limit(scanner.headEnd());
  }

  void close() throws IOException {
    channel.close();
  }

  private SocketChannel connect() throws IOException {
    SocketChannel connected = SocketChannel.open(to);
    connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
    connected.configureBlocking(false);
    return connected;
  }

  private SelectionKey register() throws IOException {
    return channel.register(selector, SelectionKey.OP_READ, this);
  }
}
