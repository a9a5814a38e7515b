package hookline.faults.line;

import hookline.embedded.EmbeddedKafka;
import hookline.embedded.KafkaNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A broker as a process of its own; ends with SIGTERM. */
public final class BrokerMain {
  private BrokerMain() {}

  /**
   * Runs one.
   *
   * @param arguments its id, the cluster's id, the broker's port, the log folder, then each node's
   *     {@code id=controllerPort}, and any broker settings as {@code key=value}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<Integer, Integer> controllers = new HashMap<>();
    Map<String, String> settings = new HashMap<>();
    for (int i = 4; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      if (pair[0].matches("\\d+")) {
        controllers.put(Integer.valueOf(pair[0]), Integer.valueOf(pair[1]));
      } else {
        settings.put(pair[0], pair[1]);
      }
    }
    KafkaNode node =
        new KafkaNode(
            Integer.parseInt(arguments[0]),
            arguments[1],
            Integer.parseInt(arguments[2]),
            controllers);
    EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[3]), node, settings);
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    new CountDownLatch(1).await();
  }
}
