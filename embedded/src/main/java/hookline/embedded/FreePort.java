package hookline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on the loopback address. */
public final class FreePort {
  private FreePort() {}

  /** A port nobody listens on now. Another process may take it before the caller does. */
  public static int find() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback address", e);
    }
  }

  /** The port, or a free one for 0. */
  static int orAny(int port) {
    return port == 0 ? find() : port;
  }
}
