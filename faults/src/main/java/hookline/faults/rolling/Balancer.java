package hookline.faults.rolling;

import hookline.faults.line.Role;
import hookline.faults.network.Ports;
import io.undertow.Undertow;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A balancer before several processes of a role, as simple as one can be: it asks each twice a
 * second whether it is ready, sends to those that were when last asked, keeps connections, and
 * never sends a request a second time. Thread-safe.
 */
final class Balancer implements AutoCloseable {
  private static final long ASK_AGAIN_MILLIS = 500;
  private static final int CONNECTIONS_A_THREAD = 20;
  private static final int LONGEST_ANSWER_MILLIS = 20_000;

  private final List<Role> roles;
  private final LoadBalancingProxyClient client =
      new LoadBalancingProxyClient().setConnectionsPerThread(CONNECTIONS_A_THREAD);
  private final Set<Role> sentTo = ConcurrentHashMap.newKeySet();
  private final int port = Ports.find();
  private final Undertow server =
      Undertow.builder()
          .addHttpListener(port, "127.0.0.1")
          .setIoThreads(2)
          .setHandler(
              ProxyHandler.builder()
                  .setProxyClient(client)
                  .setMaxRequestTime(LONGEST_ANSWER_MILLIS)
                  .setMaxConnectionRetries(0)
                  .build())
          .build();
  private final List<Thread> askers;

  private Balancer(List<Role> roles) {
    this.roles = List.copyOf(roles);
    // One each: a process that does not answer must not keep it from hearing what another says.
    this.askers =
        roles.stream()
            .map(role -> new Thread(() -> askOnAndOn(role), "balancer-" + role.process().name()))
            .toList();
    askers.forEach(asker -> asker.setDaemon(true));
  }

  /** One that has asked every process once. */
  static Balancer before(List<Role> roles) {
    Balancer balancer = new Balancer(roles);
    balancer.roles.forEach(balancer::ask);
    balancer.server.start();
    balancer.askers.forEach(Thread::start);
    return balancer;
  }

  /** Where it takes requests. */
  String url() {
    return "http://127.0.0.1:" + port;
  }

  private void askOnAndOn(Role role) {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
        ask(role);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void ask(Role role) {
    URI host = URI.create(role.url());
    boolean ready = role.isReady();
    if (ready && sentTo.add(role)) {
      client.addHost(host);
    } else if (!ready && sentTo.remove(role)) {
      client.removeHost(host);
    }
  }

  @Override
  public void close() {
    askers.forEach(Thread::interrupt);
    server.stop();
  }
}
