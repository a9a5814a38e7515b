package hookline.faults.line;

import hookline.embedded.KafkaNode;
import hookline.faults.network.Network;
import hookline.faults.network.Ports;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Three brokers, each a process of its own. Thread-safe. */
public final class KafkaCluster implements AutoCloseable {
  public static final int BROKERS = 3;

  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final String HEAP = "384m";

  private final List<KafkaNode> nodes;
  private final List<ChildProcess> brokers;
  private final Admin admin;
  private final @Nullable Listeners listeners;

  private KafkaCluster(
      List<KafkaNode> nodes, List<ChildProcess> brokers, @Nullable Listeners listeners) {
    this.nodes = nodes;
    this.brokers = brokers;
    this.listeners = listeners;
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "request.timeout.ms",
                "5000",
                "default.api.timeout.ms",
                "10000",
                "reconnect.backoff.max.ms",
                "500"));
  }

  /**
   * Starts the brokers and returns when all serve.
   *
   * @param folder for their logs, and for what they say
   * @param settings of the brokers, beside what they need to find each other
   */
  public static KafkaCluster start(Path folder, Map<String, String> settings) {
    return start(folder, settings, null, List.of());
  }

  /**
   * The same, where each broker and each client goes its own way to each broker.
   *
   * @param network null for none: all go straight
   * @param clients the names of those that will connect
   */
  static KafkaCluster start(
      Path folder, Map<String, String> settings, @Nullable Network network, List<String> clients) {
    Map<Integer, Integer> controllers = new TreeMap<>();
    Map<Integer, Integer> ports = new TreeMap<>();
    for (int id = 1; id <= BROKERS; id++) {
      controllers.put(id, Ports.find());
      ports.put(id, Ports.find());
    }
    Listeners listeners = network == null ? null : new Listeners(network, ports, clients);
    String clusterId = KafkaNode.newClusterId();
    List<KafkaNode> nodes = new ArrayList<>();
    List<ChildProcess> brokers = new ArrayList<>();
    for (int id = 1; id <= BROKERS; id++) {
      KafkaNode node =
          new KafkaNode(id, clusterId, Objects.requireNonNull(ports.get(id)), controllers);
      Map<String, String> all = new TreeMap<>(settings);
      if (listeners != null) {
        all.putAll(listeners.settings(id));
      }
      nodes.add(node);
      brokers.add(broker(folder, node, all));
    }
    KafkaCluster cluster = new KafkaCluster(nodes, brokers, listeners);
    brokers.forEach(ChildProcess::start);
    try {
      cluster.awaitUp();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static ChildProcess broker(Path folder, KafkaNode node, Map<String, String> settings) {
    String name = Listeners.broker(node.id());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                Integer.toString(node.id()),
                node.clusterId(),
                Integer.toString(node.brokerPort()),
                folder.resolve(name).toString()));
    node.controllerPorts().forEach((id, port) -> arguments.add(id + "=" + port));
    settings.forEach((key, value) -> arguments.add(key + "=" + value));
    return ChildProcess.ofClass(
        name,
        BrokerMain.class.getName(),
        arguments,
        HEAP,
        Map.of("HOOKLINE_LOG_LEVEL", "WARN"),
        folder.resolve(name + ".log"));
  }

  /** Straight to the brokers. */
  public String bootstrapServers() {
    return nodes.stream().map(KafkaNode::address).collect(Collectors.joining(","));
  }

  /** Where a process of that name begins; its own way where there is a network. */
  String bootstrapServers(String client) {
    return listeners == null ? bootstrapServers() : listeners.bootstrapServers(client);
  }

  /** The brokers, node 1 first. */
  public List<ChildProcess> brokers() {
    return brokers;
  }

  /** For questions to the cluster; closed with it. */
  public Admin admin() {
    return admin;
  }

  /** The broker whose controller decides for the cluster now. */
  public ChildProcess controller() {
    try {
      int id = admin.describeMetadataQuorum().quorumInfo().get().leaderId();
      return brokers.get(id - 1);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody tells who controls the cluster", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The broker that leads a partition now. */
  public ChildProcess leaderOf(TopicPartition partition) {
    try {
      TopicPartitionInfo info =
          Objects.requireNonNull(
                  admin
                      .describeTopics(List.of(partition.topic()))
                      .allTopicNames()
                      .get()
                      .get(partition.topic()))
              .partitions()
              .get(partition.partition());
      return brokers.get(Objects.requireNonNull(info.leader()).id() - 1);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody tells who leads " + partition, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Waits until every broker serves and every replica is in sync again. */
  public void awaitUp() {
    Waiting.until(
        "all brokers are up and in sync",
        START_PATIENCE,
        () ->
            admin.describeCluster().nodes().get().size() == BROKERS
                && admin
                    .describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(p -> p.leader() != null && p.isr().size() == p.replicas().size()));
  }

  @Override
  public void close() {
    brokers.forEach(ChildProcess::close);
    admin.close(Duration.ZERO);
  }
}
