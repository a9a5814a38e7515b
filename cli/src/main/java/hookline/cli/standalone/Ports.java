package hookline.cli.standalone;

import hookline.cli.config.ConfigException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks whether ports are free before anything is started, so that the answer is one clear line. */
final class Ports {
  private Ports() {}

  /**
   * Returns when the port can be had, as any can for 0.
   *
   * @param flag how another is chosen
   * @throws ConfigException when it cannot
   */
  static void requireFree(String host, int port, String flag) {
    if (port == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new ConfigException(
          "port %d cannot be had (%s); stop what uses it, or choose another with %s"
              .formatted(port, e.getMessage(), flag));
    }
  }
}
