package hookline.faults.rolling;

import hookline.faults.line.Role;
import hookline.faults.network.Ports;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * HAProxy before several processes of a role: it asks each twice a second whether it is ready,
 * sends to those that were when last asked, keeps connections, and never sends a request a second
 * time. Thread-safe.
 */
final class Balancer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A server's line: its name, its port, and the port its health is asked at. */
  private static final String SERVER = "  server %s 127.0.0.1:%d check port %d%n";

  private static final String CONFIGURATION =
      """
      defaults
        mode http
        timeout connect 5s
        timeout client 30s
        timeout server 30s
        retries 0
      listen line
        bind 127.0.0.1:%d
        balance roundrobin
        option httpchk GET /readyz
        http-check expect status 200
        default-server inter 500ms fall 1 rise 1
      """;

  private final int port = Ports.find();
  private final ChildProcess haproxy;

  private Balancer(String name, List<Role> roles, Path folder) {
    StringBuilder text = new StringBuilder(CONFIGURATION.formatted(port));
    for (Role role : roles) {
      text.append(SERVER.formatted(role.process().name(), role.httpPort(), role.managementPort()));
    }
    Path configuration = folder.resolve(name + ".cfg");
    try {
      Files.writeString(configuration, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.haproxy =
        new ChildProcess(
            name,
            List.of("haproxy", "-db", "-f", configuration.toString()),
            Map.of(),
            folder.resolve(name + ".log"));
  }

  /**
   * One that takes requests.
   *
   * @param name no other's in that folder
   * @throws UncheckedIOException when there is no {@code haproxy}
   */
  static Balancer before(String name, List<Role> roles, Path folder) {
    Balancer balancer = new Balancer(name, roles, folder);
    balancer.haproxy.start();
    Waiting.until(name + " takes connections", PATIENCE, balancer::listens);
    return balancer;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it takes requests. */
  String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    haproxy.close();
  }
}
