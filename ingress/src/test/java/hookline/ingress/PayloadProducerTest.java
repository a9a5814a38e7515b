package hookline.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PayloadProducerTest {
  private static final Topics TOPICS = new Topics(TopicSettings.DEFAULTS);

  @Test
  void promises_areNotTheOperatorsToBreak() {
    Map<String, Object> settings =
        settings(Map.of("acks", "1", "max.block.ms", "9", "security.protocol", "SSL"));

    assertThat(settings)
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("max.block.ms", 0)
        .containsEntry("security.protocol", "SSL")
        .containsEntry("max.request.size", Integer.toString(4 << 20));
  }

  @Test
  void aRequestAndItsLinger_fitIntoADelivery() {
    Map<String, Object> settings = settings(Map.of());

    assertThat(settings).containsEntry("delivery.timeout.ms", 5_000).containsEntry("linger.ms", 5L);
    assertThat((int) settings.get("request.timeout.ms") + 5).isLessThan(5_000);
  }

  @Test
  void metadata_areKeptForEverAndTheSumDoesNotOverflow() {
    long idle = (long) settings(Map.of()).get("metadata.max.idle.ms");

    assertThat(idle).isGreaterThan(Duration.ofDays(36_000).toMillis());
    assertThat(System.currentTimeMillis() + idle).isPositive();
  }

  private static Map<String, Object> settings(Map<String, String> kafka) {
    return PayloadProducer.settings(
        IngressConfig.DEFAULTS.toBuilder().kafka(kafka).build(), TOPICS);
  }
}
