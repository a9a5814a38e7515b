package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SinkConfigTest {
  private static final Topics TOPICS = new Topics(TopicSettings.DEFAULTS);

  @Test
  void toString_showsNoSecret() {
    SinkConfig config =
        SinkConfig.defaults(
            TOPICS,
            "jdbc:postgresql://db/hookline?password=hunter1",
            "hookline",
            "hunter2",
            Map.of("sasl.jaas.config", "hunter3"));

    assertThat(config.toString())
        .contains("jdbc:postgresql://db/hookline", "hookline.sink", "sasl.jaas.config")
        .doesNotContain("hunter");
  }

  @Test
  void lockTimeout_ofATransactionsLength_isRefused() {
    assertThatThrownBy(
            () ->
                new SinkConfig(
                    "jdbc:postgresql://db/x",
                    "",
                    "",
                    "g",
                    null,
                    1,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(1),
                    Map.of()))
        .hasMessageContaining("lock timeout");
  }
}
