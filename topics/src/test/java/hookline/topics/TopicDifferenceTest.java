package hookline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a difference means for who uses the topic, and what is said of it. */
class TopicDifferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topic | exists | missing | true | run hookline topics apply",
        "cleanup.policy | delete | compact | true | --add-config cleanup.policy=delete",
        "cleanup.policy | compact | delete | true | --add-config cleanup.policy=compact",
        "partitions | 1 | 2 | true | choose another topics.prefix",
        "partitions | 12 | 6 | false | run hookline topics grow --partitions 12",
        "partitions | 12 | 24 | false | start every role with topics.partitions=24",
        "max.message.bytes | 4194304 | 1048588 | true | --add-config max.message.bytes=4194304",
        "max.message.bytes | 4194304 | 8388608 | false | --add-config max.message.bytes=4194304",
        "min.insync.replicas | 2 | 1 | false | --add-config min.insync.replicas=2",
        "replication | 3 | 1 | false | use kafka-reassign-partitions.sh",
        "retention.ms | 1000 | 500 | false | kafka-configs.sh --alter --entity-type topics"
            + " --entity-name t",
        "message.timestamp.type | LogAppendTime | CreateTime | false | =LogAppendTime",
      })
  void property_isHarmfulOrNot_andHasARemedy(
      String property, String expected, String actual, boolean harmful, String remedy) {
    TopicDifference difference = new TopicDifference("t", property, expected, actual);
    assertThat(difference.isHarmful()).isEqualTo(harmful);
    assertThat(difference.sentence()).startsWith("t ").contains(remedy).doesNotContain("\n");
  }

  @Test
  void missingTopics_areToldInOneSentence() {
    assertThat(
            TopicFindings.sentences(
                List.of(
                    new TopicDifference("a", "topic", "exists", "missing"),
                    new TopicDifference("b", "partitions", "1", "3"),
                    new TopicDifference("c", "topic", "exists", "missing"))))
        .containsExactly(
            "a, c are missing: run hookline topics apply",
            "b has partitions 3 and must have 1: no topic can lose partitions: choose another"
                + " topics.prefix, or make this one anew");
  }
}
