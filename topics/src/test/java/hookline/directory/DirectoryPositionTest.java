package hookline.directory;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.directory.DirectoryPosition.TopicPosition;
import hookline.topics.DirectoryTopic;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class DirectoryPositionTest {
  private final Uuid hooks = Uuid.randomUuid();
  private final Uuid users = Uuid.randomUuid();

  @Test
  void parse_whatWasWritten_isTheSame() {
    DirectoryPosition position =
        new DirectoryPosition(
            Map.of(
                DirectoryTopic.HOOKS, new TopicPosition(hooks, 42),
                DirectoryTopic.USERS, new TopicPosition(users, 0)));
    assertThat(DirectoryPosition.parse(position.toString())).isEqualTo(position);
  }

  @Test
  void parse_ofANewerVersion_keepsWhatItKnows() {
    String text = "gadgets=" + users + ":7,hooks=" + hooks + ":42,users=nonsense";
    assertThat(DirectoryPosition.parse(text)).isEqualTo(at(hooks, 42));
  }

  @Test
  void parse_nothing_isNone() {
    assertThat(DirectoryPosition.parse(null)).isEqualTo(DirectoryPosition.NONE);
    assertThat(DirectoryPosition.parse("")).isEqualTo(DirectoryPosition.NONE);
  }

  @Test
  void covers_isAboutTheSameTopicReadAtLeastAsFar() {
    assertThat(at(hooks, 5).covers(at(hooks, 5))).isTrue();
    assertThat(at(hooks, 4).covers(at(hooks, 5))).isFalse();
    assertThat(at(users, 9).covers(at(hooks, 5))).isFalse();
    assertThat(DirectoryPosition.NONE.covers(at(hooks, 0))).isFalse();
    assertThat(at(hooks, 0).covers(DirectoryPosition.NONE)).isTrue();
  }

  private static DirectoryPosition at(Uuid id, long next) {
    return new DirectoryPosition(Map.of(DirectoryTopic.HOOKS, new TopicPosition(id, next)));
  }
}
