package hookline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Post;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The records other people have in their logs: what was written yesterday must be read tomorrow. A
 * sample may gain fields with a new version of its record; the ones it has may not change.
 */
class GoldenRecordsTest {
  @ParameterizedTest
  @CsvSource({
    "post, hookline.payload.model.Post",
    "hook, hookline.payload.model.Hook",
    "channel, hookline.payload.model.Channel",
    "direct-channel, hookline.payload.model.Channel",
    "user, hookline.payload.model.User",
    "team, hookline.payload.model.Team",
    "settings, hookline.payload.model.Settings",
    "duplicate, hookline.topics.Duplicate",
    "receipt, hookline.topics.Receipt"
  })
  void sample_readAndWrittenAgain_isTheSame(String name, Class<?> type) throws IOException {
    JsonNode sample = Json.readTree(sample(name));
    Object value = Json.read(sample(name), type);
    assertThat(Json.readTree(Json.write(value))).isEqualTo(sample);
  }

  @ParameterizedTest
  @CsvSource({"post", "hook", "channel", "user", "team", "settings", "duplicate", "receipt"})
  void sample_ofANewerVersion_isReadWithoutWhatIsNotKnown(String name) throws IOException {
    ObjectNode newer = (ObjectNode) Json.readTree(sample(name));
    newer.putObject("a_field_of_a_newer_version").put("x", 1);
    Class<?> type =
        switch (name) {
          case "post" -> Post.class;
          case "hook" -> Hook.class;
          case "channel" -> Channel.class;
          case "user" -> User.class;
          case "team" -> Team.class;
          case "settings" -> Settings.class;
          case "duplicate" -> Duplicate.class;
          default -> Receipt.class;
        };
    assertThat(Json.read(Json.write(newer), type)).isEqualTo(Json.read(sample(name), type));
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream file =
        GoldenRecordsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      return file.readAllBytes();
    }
  }
}
