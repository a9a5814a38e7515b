package hookline.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. Thread-safe. */
public final class FreePort {
  /**
   * Below what Linux hands to connections that go out (32768 on, {@code ip_local_port_range}): a
   * port from there is easily some client's by the time a process has started and wants to listen.
   */
  private static final int LOWEST = 15_000;

  private static final int HIGHEST = 32_767;

  private static final Set<Integer> FOUND = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /**
   * A port nobody listens on now and that was not found before by this JVM. Another process may
   * take it before the caller does, which is unlikely.
   *
   * @throws IllegalStateException when a thousand were tried
   */
  public static int find() {
    for (int i = 0; i < 1000; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      if (canBeHad(port) && FOUND.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "no free port on the loopback address among 1000 from %d to %d".formatted(LOWEST, HIGHEST));
  }

  private static boolean canBeHad(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The port, or a free one for 0. */
  static int orAny(int port) {
    return port == 0 ? find() : port;
  }
}
