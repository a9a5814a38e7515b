package hookline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What is Hookline's own of Kafka Streams' settings, and what an operator may set. */
class StreamSettingsTest {
  private static final String HEARTBEAT = "heartbeat.interval.ms";

  @Test
  void heartbeats_areFrequent_unlessSetOtherwise() {
    assertThat(properties(GroupProtocol.CLASSIC, Map.of())).containsEntry(HEARTBEAT, 500);
    assertThat(properties(GroupProtocol.CLASSIC, Map.of(HEARTBEAT, "2000")))
        .containsEntry(HEARTBEAT, "2000");
  }

  @Test
  void heartbeats_areTheBrokersToSet_underTheirProtocol() {
    assertThat(properties(GroupProtocol.STREAMS, Map.of())).doesNotContainKey(HEARTBEAT);
  }

  @Test
  void guarantee_isNoOperatorsToLower() {
    assertThat(properties(GroupProtocol.CLASSIC, Map.of("processing.guarantee", "at_least_once")))
        .containsEntry("processing.guarantee", "exactly_once_v2");
  }

  private static Properties properties(GroupProtocol protocol, Map<String, String> kafka) {
    ProcessorConfig config =
        ProcessorConfig.defaults(Path.of("state"), "test-0", kafka).withGroupProtocol(protocol);
    return PayloadStream.properties(
        Application.LIVE, config, new Topics(TopicSettings.DEFAULTS), 1);
  }
}
