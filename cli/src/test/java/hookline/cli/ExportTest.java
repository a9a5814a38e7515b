package hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.payload.model.AccessToken;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.payload.model.Verification;
import hookline.topics.DirectoryTopic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hookline directory export}, and what it gives back. */
class ExportTest {
  private final DirectoryTopics topics = new DirectoryTopics();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void export_importedElsewhere_givesTheSameDirectory() throws Exception {
    DirectoryView directory = topics.view();
    List<DirectoryEntry> entries = everyKind();
    topics.write(directory, entries.toArray(DirectoryEntry[]::new));
    Path file = folder.resolve("export.jsonl");
    TypedCommand exported = topics.run("directory", "export", file.toString());
    assertThat(exported.exit()).as(exported.err()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.resolveSibling("export.jsonl.part")).doesNotExist();

    DirectoryTopics elsewhere = new DirectoryTopics();
    TypedCommand imported = elsewhere.run("directory", "import", "--strict", file.toString());
    assertThat(imported.exit()).as(imported.err()).isZero();
    DirectoryView copy = elsewhere.view();
    for (DirectoryEntry entry : entries) {
      assertThat(copy.value(entry.topic(), entry.key())).isEqualTo(entry.value());
    }
    Path again = folder.resolve("again.jsonl");
    elsewhere.run("directory", "export", again.toString());
    assertThat(again).hasSameTextualContentAs(file);
    assertThat(elsewhere.run("directory", "import", file.toString()).out().lines())
        .hasSize(5)
        .allMatch(line -> line.endsWith(" unchanged"));
    elsewhere.close();
  }

  @Test
  void import_neverTellsAHooksSecret() throws Exception {
    Hook hook = hook("no-such-channel", DirectoryTopics.newId(), DirectoryTopics.newId());
    Path file = folder.resolve("hooks.jsonl");
    String line =
        "{\"type\":\"hook\",\"hook\":{\"id\":\"%s\",\"source_id\":\"%s\""
            .formatted(hook.id(), hook.sourceId());
    Files.writeString(
        file,
        "{\"type\":\"version\",\"version\":1,\"info\":{\"generator\":\"hookline\"}}\n"
            + line
            + "}}\n"
            + line
            + ",\"create_at\":"
            + hook.id()
            + "}}\n"
            + line
            + ",\"create_at\":\""
            + hook.id()
            + "\"}}\n");
    TypedCommand imported = topics.run("directory", "import", file.toString());
    assertThat(imported.err().lines()).hasSize(3);
    assertThat(imported.err() + imported.out()).doesNotContain(hook.id());
  }

  private static List<DirectoryEntry> everyKind() {
    Team team = new Team(DirectoryTopics.newId(), "t", "Größe", 5, 6, 0);
    Channel channel =
        new Channel(
            DirectoryTopics.newId(),
            team.id(),
            ChannelType.PRIVATE,
            "c",
            "C",
            "header",
            "purpose",
            3,
            4,
            9);
    User user =
        new User(
            DirectoryTopics.newId(),
            "jane",
            "https://example.org/jane.png",
            "system_user",
            List.of(team.id()),
            List.of(channel.id()),
            7,
            8,
            0,
            List.of(
                new AccessToken(
                    DirectoryTopics.newId(), AccessToken.hashOf("secret"), "for scripts", 7)));
    return List.of(
        DirectoryEntry.of(DirectoryTopic.TEAMS, team),
        DirectoryEntry.of(DirectoryTopic.CHANNELS, channel),
        DirectoryEntry.of(DirectoryTopic.USERS, user),
        DirectoryEntry.of(DirectoryTopic.HOOKS, hook(channel.id(), user.id(), team.id())),
        DirectoryEntry.of(DirectoryTopic.HOOKS, hook(channel.id(), user.id(), team.id())),
        DirectoryEntry.of(
            DirectoryTopic.SETTINGS, new Settings(false, true, true, 200_000, 1_000)));
  }

  private static Hook hook(String channelId, String userId, String teamId) {
    return new Hook(
        DirectoryTopics.newId(),
        DirectoryTopics.newId(),
        1,
        2,
        0,
        userId,
        channelId,
        teamId,
        "display",
        "description",
        "jenkins",
        "https://example.org/i.png",
        true,
        Dialect.SLACK,
        "Europe/Berlin",
        5,
        RetryKey.BODY,
        60,
        DirectoryTopics.newId(),
        99,
        new Protection(
            RateLimit.of(60, RateLimit.Unit.MINUTE),
            new Verification(
                Verification.GITHUB,
                List.of("a secret of GitHub's"),
                0,
                "",
                "",
                "",
                "",
                "",
                "",
                ""),
            List.of("10.0.0.0/8")));
  }
}
