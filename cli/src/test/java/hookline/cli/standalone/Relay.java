package hookline.cli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port that leads to another, once it is opened: until then nobody answers there. */
final class Relay implements AutoCloseable {
  private final int target;
  private final ServerSocket reserved;
  private volatile boolean isOpen;

  Relay(int target) {
    this.target = target;
    try {
      reserved = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return reserved.getLocalPort();
  }

  void open() {
    isOpen = true;
  }

  private void accept() {
    while (!reserved.isClosed()) {
      try {
        Socket caller = reserved.accept();
        if (isOpen) {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
          daemon(() -> copy(caller, server));
          daemon(() -> copy(server, caller));
        } else {
          caller.close();
        }
      } catch (IOException e) {
        // The next one, unless this was closed.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of both went: so does the other.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    reserved.close();
  }
}
