package hookline.faults.line;

import hookline.embedded.KafkaNode;
import hookline.faults.network.Ports;
import hookline.faults.process.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A broker that is a cluster by itself, in a process of its own. */
public final class LoneBroker {
  private LoneBroker() {}

  /**
   * A new one, not started.
   *
   * @param folder where its data and what it says come to lie
   * @param heap as a JVM takes it
   */
  public static ChildProcess in(Path folder, int port, String heap) {
    return ChildProcess.ofClass(
        "broker",
        BrokerMain.class.getName(),
        List.of(
            "1",
            KafkaNode.newClusterId(),
            Integer.toString(port),
            folder.resolve("broker").toString(),
            "1=" + Ports.find()),
        heap,
        Map.of("HOOKLINE_LOG_LEVEL", "WARN"),
        folder.resolve("broker.log"));
  }
}
