package hookline.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The line against the broker as it is shipped to users, in a container. */
@Tag("docker")
@EnabledIf(value = "dockerAnswers", disabledReason = "no Docker engine answers on this machine")
class ContainerLineIT {
  @TempDir Path state;

  static boolean dockerAnswers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @Test
  void webhook_throughABrokerInAContainer_becomesARow() throws Exception {
    try (KafkaContainer broker = new KafkaContainer("apache/kafka:4.3.1")) {
      broker.start();
      SeparateRoles.carryAWebhook(broker.getBootstrapServers(), state);
    }
  }
}
