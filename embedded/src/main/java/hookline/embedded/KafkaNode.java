package hookline.embedded;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * One node of a cluster on the loopback address, broker and controller in one.
 *
 * @param id its own among the nodes
 * @param clusterId the same for all nodes; Kafka's kind, as {@link #newClusterId} makes them
 * @param brokerPort clients connect to
 * @param controllerPorts of all nodes by id, this one included
 */
public record KafkaNode(
    int id, String clusterId, int brokerPort, Map<Integer, Integer> controllerPorts) {
  private static final int MOST_REPLICAS = 3;

  public KafkaNode {
    controllerPorts = Map.copyOf(controllerPorts);
  }

  /** A cluster of one. */
  static KafkaNode alone(int brokerPort, int controllerPort) {
    return new KafkaNode(1, newClusterId(), brokerPort, Map.of(1, controllerPort));
  }

  /** An id no other cluster has. */
  public static String newClusterId() {
    return Uuid.randomUuid().toString();
  }

  /** Whether no other node has a copy of what it has. */
  boolean isAlone() {
    return controllerPorts.size() == 1;
  }

  /** Where its controller is found. */
  String controllerAddress() {
    return "127.0.0.1:" + controllerPorts.get(id);
  }

  /** Where clients find it. */
  public String address() {
    return "127.0.0.1:" + brokerPort;
  }

  /** The node's own settings, and the cluster's. */
  Map<String, String> settings() {
    int replicas = Math.min(MOST_REPLICAS, controllerPorts.size());
    String inSync = Integer.toString(Math.max(1, replicas - 1));
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(id));
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(brokerPort, controllerPorts.get(id)));
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "controller.quorum.voters",
        controllerPorts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(voter -> voter.getKey() + "@127.0.0.1:" + voter.getValue())
            .collect(Collectors.joining(",")));
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("auto.create.topics.enable", "false");

    // Few partitions of Kafka's own topics start and stop faster.
    settings.put("offsets.topic.replication.factor", Integer.toString(replicas));
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", Integer.toString(replicas));
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", Integer.toString(replicas));
    settings.put("share.coordinator.state.topic.min.isr", inSync);
    settings.put("group.initial.rebalance.delay.ms", "0");

    // A broker that was killed stays registered for as long as its session; only then may the
    // next start on the folder take its place.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");

    // The defaults are for a broker that has a machine to itself.
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    settings.put("num.recovery.threads.per.data.dir", "2");
    return settings;
  }
}
