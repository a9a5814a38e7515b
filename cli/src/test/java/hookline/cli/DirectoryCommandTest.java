package hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.topics.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The admin commands, as they are typed. */
class DirectoryCommandTest {
  private final String prefix = UUID.randomUUID() + ".";

  @BeforeEach
  void applyTopics() {
    assertThat(run("topics", "check").exit()).isEqualTo(1);
    TypedCommand apply = run("topics", "apply");
    assertThat(apply.exit()).as(apply.err()).isZero();
    assertThat(apply.out()).contains("made " + prefix + "payloads");
    assertThat(run("topics", "check").out()).contains("all topics are as they must be");
    assertThat(run("topics", "apply").out()).contains("nothing is missing");
  }

  @Test
  void put_makesWhatIsNew_andChangesWhatIsThere_andShowsNoSecrets() {
    JsonNode team = json(run("directory", "put", "teams", "{\"name\":\"t\"}"));
    JsonNode user = json(run("directory", "put", "users", "{\"username\":\"jane\"}"));
    JsonNode channel =
        json(
            run(
                "directory",
                "put",
                "channels",
                "{\"name\":\"ops\",\"team_id\":\"%s\"}".formatted(team.path("id").asText())));
    TypedCommand made =
        run(
            "directory",
            "put",
            "hooks",
            "{\"user_id\":\"%s\",\"team_id\":\"%s\",\"channel_id\":\"%s\"}"
                .formatted(
                    user.path("id").asText(),
                    team.path("id").asText(),
                    channel.path("id").asText()));
    String source = json(made).path("source_id").asText();
    assertThat(made.out()).containsPattern("http://localhost:8065/hooks/[a-z0-9]{26}");
    String secret = made.out().replaceAll("(?s).*/hooks/([a-z0-9]{26}).*", "$1");

    TypedCommand changed =
        run(
            "directory",
            "put",
            "hooks",
            "{\"source_id\":\"%s\",\"channel_locked\":true}".formatted(source));
    assertThat(json(changed).path("channel_locked").asBoolean()).isTrue();
    assertThat(json(changed).path("channel_id")).isEqualTo(channel.path("id"));
    assertThat(changed.out()).doesNotContain(secret);
    assertThat(run("directory", "list", "hooks").out()).contains(source).doesNotContain(secret);
    assertThat(run("directory", "get", "hooks", source, "--secrets").out()).contains(secret);

    for (String wrong : new String[] {"{\"dialect\":\"klingon\"}", "{\"username\":\"System\"}"}) {
      String fields = "{\"source_id\":\"%s\",%s".formatted(source, wrong.substring(1));
      assertThat(run("directory", "put", "hooks", fields).err()).contains("must");
    }

    TypedCommand taken = run("directory", "put", "users", "{\"username\":\"jane\"}");
    assertThat(taken.exit()).isEqualTo(1);
    assertThat(taken.err()).contains("another user has this \"username\"");
    assertThat(run("directory", "put", "users", "{\"usrname\":\"x\"}").err())
        .contains("\"usrname\" is no field of users");
    assertThat(run("directory", "get", "users", "nobody").exit()).isEqualTo(1);
  }

  @Test
  void put_settings_areMergedIntoWhatIsThere() {
    run("directory", "put", "settings", "{\"EnablePostIconOverride\":true}");
    run("directory", "put", "settings", "{\"MaximumPostLength\":100}");
    JsonNode settings = json(run("directory", "get", "settings"));
    assertThat(settings.path("EnablePostIconOverride").asBoolean()).isTrue();
    assertThat(settings.path("MaximumPostLength").asInt()).isEqualTo(100);
    assertThat(run("directory", "put", "settings", "{\"MaximumPostLength\":\"x\"}").err())
        .contains("\"MaximumPostLength\" has the wrong type");
    assertThat(run("directory", "put", "settings", "{\"MaximumPostLength\":0}").err())
        .contains("\"MaximumPostLength\" must be from 1 to");
  }

  private TypedCommand run(String... command) {
    return TypedCommand.run(prefix, command);
  }

  private static JsonNode json(TypedCommand result) {
    assertThat(result.exit()).as(result.err()).isZero();
    return Json.readTree(
        result.out().lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8));
  }
}
