package hookline.embedded;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * What a broker that was killed left in the metadata: that it is there, and leads. The next start
 * would believe that for a moment, lead transactions too, send their markers to the address of the
 * dead one, and then see its partitions without a leader; and Kafka (4.3.1) takes a partition
 * without a leader for deleted, and a transaction whose partitions are deleted for ended. Its
 * markers are then never written: its records are never to be read, its offsets never stable, and
 * the line stands still. So the controller, by itself, first takes leave of the dead one.
 */
final class LastRun {
  /** Kafka's own file, there after a stop and gone while a broker runs. */
  private static final String STOPPED_CLEANLY = ".kafka_cleanshutdown";

  private static final String SESSION_MILLIS = "500";
  private static final String HEARTBEAT_MILLIS = "100";
  private static final long PATIENCE_SECONDS = 30;
  private static final long LOOK_MILLIS = 20;

  private LastRun() {}

  /**
   * Returns when the metadata know no broker that is alive; at once after a clean stop.
   *
   * @param settings of the broker that is to be started afterwards
   * @throws IOException when the controller does not do it
   */
  static void takeLeave(Path dataDir, KafkaNode node, Map<String, String> settings)
      throws IOException {
    if (Files.exists(dataDir.resolve(STOPPED_CLEANLY)) || !hasRun(dataDir)) {
      return;
    }
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.put("process.roles", "controller");
    properties.put("listeners", "CONTROLLER://" + node.controllerAddress());
    properties.remove("advertised.listeners");
    properties.remove("inter.broker.listener.name");
    properties.put("broker.session.timeout.ms", SESSION_MILLIS);
    properties.put("broker.heartbeat.interval.ms", HEARTBEAT_MILLIS);
    KafkaRaftServer controller =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    controller.startup();
    try {
      awaitNobodyAlive(dataDir);
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private static boolean hasRun(Path dataDir) {
    return Files.exists(dataDir.resolve("__cluster_metadata-0"));
  }

  private static void awaitNobodyAlive(Path dataDir) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (brokers("FencedBrokerCount") == 0 || brokers("ActiveBrokerCount") > 0) {
        if (System.nanoTime() - deadline > 0) {
          throw new IOException(
              "the controller of %s still believes the last run's broker alive after %d s"
                  .formatted(dataDir, PATIENCE_SECONDS));
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (JMException e) {
      throw new IOException("the controller of " + dataDir + " does not tell its brokers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Asked of the controller's own metrics: its port answers no such question. */
  private static int brokers(String metric) throws JMException {
    return (Integer)
        ManagementFactory.getPlatformMBeanServer()
            .getAttribute(
                new ObjectName("kafka.controller:type=KafkaController,name=" + metric), "Value");
  }
}
