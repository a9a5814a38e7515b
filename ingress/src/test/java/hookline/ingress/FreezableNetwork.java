package hookline.ingress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A way to a port that can be made to swallow all bytes, as a pulled cable does: connections stay,
 * and nobody hears anything.
 */
final class FreezableNetwork implements AutoCloseable {
  /** What an answer of Kafka's begins with: its length, and the number of its request. */
  private static final int LENGTH_AND_ID = 8;

  private final ServerSocket server;
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicBoolean mixUp = new AtomicBoolean();
  private volatile boolean frozen;

  FreezableNetwork(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void freeze() {
    frozen = true;
  }

  /** What was swallowed is lost, and the connections it was lost on with it. */
  void thaw() {
    frozen = false;
    sockets.forEach(FreezableNetwork::close);
  }

  /** The next answer names another request than its own. */
  void mixUpNextAnswer() {
    mixUp.set(true);
  }

  private void accept() {
    try {
      while (true) {
        Socket near = server.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(near);
        sockets.add(far);
        daemon(() -> pump(near, far));
        daemon(() -> pump(far, near));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] bytes = new byte[64 << 10];
    boolean whole = true;
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        // What comes behind a gap is never passed on: no network does that.
        whole &= !frozen;
        if (from.getPort() == target && count > LENGTH_AND_ID && mixUp.compareAndSet(true, false)) {
          bytes[LENGTH_AND_ID - 1] ^= 1;
        }
        if (whole) {
          out.write(bytes, 0, count);
        }
      }
    } catch (IOException e) {
      // One side is gone, and the other with it.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "network");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    sockets.forEach(FreezableNetwork::close);
  }
}
