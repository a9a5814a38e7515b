package hookline.faults.line;

import hookline.embedded.KafkaNode;
import hookline.faults.network.Link;
import hookline.faults.network.Network;
import hookline.faults.network.Ports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gives every client, and every broker, a listener of its own on every broker, and says that it is
 * found at the end of a link. Kafka's clients go where brokers say they are, so this is how each
 * pair of processes gets a way of its own. What no link leads to is for who looks at the cluster.
 */
final class Listeners {
  private static final String OBSERVERS = "PLAINTEXT";

  private final List<Integer> ids;
  private final List<String> clients;
  private final Map<Integer, Integer> observersPorts;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, Link> links = new HashMap<>();

  /**
   * Listeners of a cluster not yet started.
   *
   * @param clients the names of all processes that will connect to it
   * @param observersPorts of each broker, by its id
   */
  Listeners(Network network, Map<Integer, Integer> observersPorts, List<String> clients) {
    this.ids = observersPorts.keySet().stream().sorted().toList();
    this.clients = clients;
    this.observersPorts = Map.copyOf(observersPorts);
    for (int id : ids) {
      for (String listener : listeners()) {
        int port = Ports.find();
        ports.put(key(id, listener), port);
        String from = owner(listener);
        if (!from.equals(broker(id))) {
          links.put(key(id, listener), network.link(from, broker(id), port));
        }
      }
    }
  }

  /** What a broker is called. */
  static String broker(int id) {
    return "broker-" + id;
  }

  /** Where a client begins, at every broker. */
  String bootstrapServers(String client) {
    return ids.stream()
        .map(id -> "127.0.0.1:" + outside(id, listener(client)))
        .collect(Collectors.joining(","));
  }

  /** A broker's settings, beside what {@link KafkaNode} has. */
  Map<String, String> settings(int id) {
    String controller = controller(id);
    List<String> controllers = new ArrayList<>(List.of(controller));
    ids.stream().filter(other -> other != id).map(Listeners::controller).forEach(controllers::add);
    List<String> open = new ArrayList<>();
    List<String> told = new ArrayList<>();
    List<String> protocols = new ArrayList<>(List.of(OBSERVERS + ":PLAINTEXT"));
    open.add(OBSERVERS + "://127.0.0.1:" + observersPorts.get(id));
    told.add(OBSERVERS + "://127.0.0.1:" + observersPorts.get(id));
    for (String listener : listeners()) {
      open.add(listener + "://127.0.0.1:" + ports.get(key(id, listener)));
      told.add(listener + "://127.0.0.1:" + outside(id, listener));
      protocols.add(listener + ":PLAINTEXT");
    }
    Map<String, String> settings = new TreeMap<>();
    settings.put("listeners", String.join(",", open));
    settings.put("advertised.listeners", String.join(",", told));
    settings.put("listener.security.protocol.map", String.join(",", protocols));
    settings.put("inter.broker.listener.name", listener(broker(id)));
    // The first is the one by which this node looks for the others.
    settings.put("controller.listener.names", String.join(",", controllers));
    settings.put(
        "controller.quorum.voters",
        ids.stream()
            .map(voter -> voter + "@127.0.0.1:" + outside(voter, controller))
            .collect(Collectors.joining(",")));
    // Of each listener.
    settings.put("num.network.threads", "1");
    return settings;
  }

  private List<String> listeners() {
    List<String> all = new ArrayList<>();
    clients.forEach(client -> all.add(listener(client)));
    ids.forEach(id -> all.add(listener(broker(id))));
    ids.forEach(id -> all.add(controller(id)));
    return all;
  }

  /** The port that leads there: the link's, or the listener's own where there is none. */
  private int outside(int id, String listener) {
    Link link = links.get(key(id, listener));
    return link == null ? ports.getOrDefault(key(id, listener), 0) : link.port();
  }

  private String owner(String listener) {
    for (int id : ids) {
      if (listener.equals(controller(id)) || listener.equals(listener(broker(id)))) {
        return broker(id);
      }
    }
    return clients.stream()
        .filter(client -> listener(client).equals(listener))
        .findFirst()
        .orElseThrow();
  }

  private static String listener(String process) {
    return process.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String controller(int id) {
    return "CONTROLLER_" + id;
  }

  private static String key(int id, String listener) {
    return id + "/" + listener;
  }
}
