package hookline.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.embedded.Shared;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hearing of outcomes outlives what is not there yet. */
@Timeout(60)
final class ReceiptReaderTest {
  @Test
  void topicThatIsMadeLater_isReadOnceItIsThere() {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    Topics topics =
        new Topics(
            new TopicSettings(
                "receipt-reader-test.", 3, 1, defaults.retention(), defaults.maxRecordBytes()));
    Map<String, String> kafka = Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
    try (ReceiptReader reader = new ReceiptReader(topics, kafka);
        Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      reader.start();
      // Long enough for a look that finds nothing, and for what would end the thread.
      Awaitility.await()
          .pollDelay(Duration.ofSeconds(2))
          .untilAsserted(() -> assertThat(reader.place()).isNull());

      new TopicAdmin(admin, topics).apply();

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(reader.place()).isNotNull());
    }
  }
}
