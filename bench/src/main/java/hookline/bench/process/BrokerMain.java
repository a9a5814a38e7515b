package hookline.bench.process;

import hookline.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;

/** One broker, as a process of its own: all that is measured goes through it. */
final class BrokerMain {
  private BrokerMain() {}

  /**
   * Says where it is once it serves.
   *
   * @param arguments its folder
   */
  public static void main(String[] arguments) throws Exception {
    // What was measured is deleted soon: a long run must not fill the disk. All else is Kafka's.
    Map<String, String> settings =
        Map.of(
            "log.segment.bytes",
            Integer.toString(64 << 20),
            "log.segment.delete.delay.ms",
            "1000",
            "log.retention.check.interval.ms",
            "2000");
    EmbeddedKafka broker = EmbeddedKafka.start(Path.of(arguments[0]), 0, settings);
    Orders.serve(broker.bootstrapServers(), order -> "");
    Runtime.getRuntime().halt(0); // Its folder goes with it; nobody waits for a clean stop.
  }
}
