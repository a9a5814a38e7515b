package hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.payload.model.AccessToken;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hookline directory import}, as it is typed. */
class ImportTest {
  private final DirectoryTopics topics = new DirectoryTopics();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void import_ofMattermostsExport_makesItsTeamsChannelsAndUsers() throws Exception {
    TypedCommand imported = topics.run("directory", "import", resource("mattermost.jsonl"));
    assertThat(imported.exit()).as(imported.err()).isZero();
    assertThat(imported.out())
        .isEqualToNormalizingNewlines(
            """
            channels 5 created
            users    3 created
            teams    2 created
            skipped  1 bot, 1 direct_channel, 2 post, 1 role
            """);

    DirectoryView directory = topics.view();
    Team team = directory.teamByName("engineering");
    assertThat(team.displayName()).isEqualTo("Engineering");
    Channel onCall = directory.channelByName(team.id(), "on-call");
    assertThat(onCall.type()).isEqualTo(ChannelType.PRIVATE);
    assertThat(onCall.header()).isEqualTo("Who is it?");
    assertThat(onCall.purpose()).isEqualTo("Nights");
    Channel old = directory.channelByName(team.id(), "old-project");
    assertThat(old.deleteAt()).isEqualTo(1_700_000_000_000L);
    User jane = directory.userByName("jane");
    assertThat(jane.roles()).isEqualTo("system_user system_admin");
    assertThat(jane.teamIds()).containsExactly(team.id());
    assertThat(jane.channelIds())
        .containsExactly(directory.channelByName(team.id(), "town-square").id(), onCall.id());
    assertThat(directory.userByName("joe").deleteAt()).isEqualTo(1_700_000_000_001L);
  }

  @Test
  void import_again_changesNothing_andWritesNothing() throws Exception {
    topics.run("directory", "import", resource("mattermost.jsonl"));
    DirectoryView directory = topics.view();
    var ends = directory.askEnds().join();
    TypedCommand again = topics.run("directory", "import", resource("mattermost.jsonl"));
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.out())
        .contains("channels 5 unchanged", "users    3 unchanged", "teams    2 unchanged")
        .doesNotContain("created", "changed,");
    assertThat(directory.askEnds().join()).isEqualTo(ends);
  }

  @Test
  void import_ofWhatIsThereUnderItsName_changesItAndKeepsItsIdAndWhatTheFileLacks()
      throws Exception {
    Team team = new Team(DirectoryTopics.newId(), "engineering", "E", 1, 1, 0);
    Channel channel =
        new Channel(
            DirectoryTopics.newId(),
            team.id(),
            ChannelType.OPEN,
            "on-call",
            "x",
            "",
            "",
            1,
            Long.MAX_VALUE / 2,
            0);
    AccessToken token =
        new AccessToken(DirectoryTopics.newId(), AccessToken.hashOf("secret"), "", 1);
    User jane =
        new User(
            DirectoryTopics.newId(),
            "jane",
            "i",
            "",
            List.of(team.id()),
            List.of(),
            1,
            1,
            0,
            List.of(token));
    DirectoryView directory = topics.view();
    topics.write(
        directory,
        DirectoryEntry.of(DirectoryTopic.TEAMS, team),
        DirectoryEntry.of(DirectoryTopic.CHANNELS, channel),
        DirectoryEntry.of(DirectoryTopic.USERS, jane));

    TypedCommand imported = topics.run("directory", "import", resource("mattermost.jsonl"));
    assertThat(imported.out())
        .contains("4 created, 1 changed", "2 created, 1 changed", "1 created, 1 changed");
    assertThat(directory.awaitReached(directory.askEnds().join(), Duration.ofSeconds(20))).isTrue();
    assertThat(directory.team(team.id()).displayName()).isEqualTo("Engineering");
    assertThat(directory.channel(channel.id()).displayName()).isEqualTo("On Call");
    assertThat(directory.channel(channel.id()).updateAt()).isEqualTo(Long.MAX_VALUE / 2 + 1);
    assertThat(directory.user(jane.id()).tokens()).containsExactly(token);
    assertThat(directory.user(jane.id()).channelIds()).contains(channel.id());
    assertThat(directory.user(jane.id()).createAt()).isEqualTo(1);
  }

  @Test
  void import_dry_saysTheSameAndWritesNothing() throws Exception {
    TypedCommand dry = topics.run("directory", "import", "--dry-run", resource("mattermost.jsonl"));
    assertThat(dry.exit()).as(dry.err()).isZero();
    assertThat(topics.view().values(DirectoryTopic.TEAMS)).isEmpty();
    TypedCommand real = topics.run("directory", "import", resource("mattermost.jsonl"));
    assertThat(dry.out()).isEqualTo(real.out() + "Nothing was written." + System.lineSeparator());
  }

  @Test
  void import_ofBadLines_namesEachAndTakesTheOthers() throws Exception {
    TypedCommand imported = topics.run("directory", "import", resource("bad.jsonl"));
    assertThat(imported.exit()).isEqualTo(1);
    List<String> expected = Files.readAllLines(Path.of(resource("bad.txt")));
    List<String> said = imported.err().lines().toList();
    assertThat(said).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(said.get(i)).startsWith(resource("bad.jsonl") + ":" + expected.get(i));
    }
    assertThat(imported.out())
        .isEqualToNormalizingNewlines(
            """
            channels 1 created, 4 refused
            users    3 refused
            teams    1 created, 2 refused
            12 lines refused
            """);
    DirectoryView directory = topics.view();
    assertThat(directory.channelByName(directory.teamByName("good").id(), "last")).isNotNull();
  }

  @Test
  void import_strict_endsAtTheFirstBadLine_withThoseBeforeItWritten() throws Exception {
    TypedCommand imported = topics.run("directory", "import", "--strict", resource("bad.jsonl"));
    assertThat(imported.exit()).isEqualTo(1);
    assertThat(imported.err().lines()).hasSize(1).first().asString().contains("bad.jsonl:3: team:");
    DirectoryView directory = topics.view();
    assertThat(directory.values(DirectoryTopic.TEAMS)).hasSize(1);
    assertThat(directory.values(DirectoryTopic.CHANNELS)).isEmpty();
  }

  @Test
  void import_ofANameTwiceInOneFile_refusesTheSecond() throws Exception {
    Path file = folder.resolve("twice.jsonl");
    String line = "{\"type\":\"team\",\"team\":{\"id\":\"%s\",\"name\":\"t\",\"create_at\":%d}}\n";
    Files.writeString(
        file,
        "{\"type\":\"version\",\"version\":1,\"info\":{\"generator\":\"hookline\"}}\n"
            + line.formatted(DirectoryTopics.newId(), 1)
            + line.formatted(DirectoryTopics.newId(), 2));
    TypedCommand imported = topics.run("directory", "import", file.toString());
    assertThat(imported.exit()).isEqualTo(1);
    assertThat(imported.err()).contains(":3: team: another team has this \"name\"");
    assertThat(topics.view().teamByName("t").createAt()).isEqualTo(1);
  }

  @Test
  void import_ofTwoObjectsInOneLine_refusesIt_andLosesNeitherSilently() throws Exception {
    Path file = folder.resolve("glued.jsonl");
    String team = "{\"type\":\"team\",\"team\":{\"name\":\"%s\"}}";
    Files.writeString(
        file,
        "{\"type\":\"version\",\"version\":1}\n"
            + team.formatted("one")
            + team.formatted("two")
            + "\n"
            + team.formatted("three")
            + " \r\n");
    TypedCommand imported = topics.run("directory", "import", file.toString());
    assertThat(imported.exit()).isEqualTo(1);
    assertThat(imported.err()).contains(":2: something stands behind its object");
    assertThat(topics.view().values(DirectoryTopic.TEAMS)).hasSize(1);
    assertThat(topics.view().teamByName("three")).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tokens\":[null] | a field has the wrong type, or a list a null in it",
        "\"team_ids\":[null] | a field has the wrong type, or a list a null in it",
        "\"tokens\":[{}] | \"tokens\" must each have an \"id\" and the \"hash\"",
        "\"roles\":\"ROLES\" | \"roles\" must have at most 256 bytes",
        "\"tokens\":[{\"id\":\"ID\",\"hash\":\"HASH\",\"description\":\"LONG\"}] | more than the",
      })
  void import_ofAUserNoRecordCanBe_refusesIt_andTakesTheOthers(String field, String problem)
      throws Exception {
    Path file = folder.resolve("users.jsonl");
    String user = "{\"type\":\"user\",\"user\":{\"id\":\"%s\",\"username\":\"%s\",%s}}\n";
    Files.writeString(
        file,
        "{\"type\":\"version\",\"version\":1,\"info\":{\"generator\":\"hookline\"}}\n"
            + user.formatted(
                DirectoryTopics.newId(),
                "bad",
                field
                    .replace("ROLES", "x".repeat(257))
                    .replace("ID", DirectoryTopics.newId())
                    .replace("HASH", AccessToken.hashOf("x"))
                    .replace("LONG", "x".repeat(5_000_000)))
            + user.formatted(DirectoryTopics.newId(), "good", "\"roles\":\"system_user\""));
    TypedCommand imported = topics.run("directory", "import", file.toString());
    assertThat(imported.exit()).isEqualTo(1);
    assertThat(imported.err()).contains(":2: user: ", problem).hasLineCount(1);
    assertThat(imported.err()).doesNotContain("java.", "hookline.payload");
    assertThat(topics.view().userByName("good")).isNotNull();
  }

  @Test
  void import_ofAFolder_saysThatItIsOne() {
    assertThat(topics.run("directory", "import", folder.toString()).err())
        .contains(folder + " is a folder");
  }

  @Test
  void import_ofWhatIsNoBulkFile_saysWhatOneIs() throws Exception {
    Path file = folder.resolve("file");
    for (String text : List.of("", "{}", "{\"type\":\"team\",\"team\":{}}", "PK\u0003\u0004")) {
      Files.writeString(file, text);
      TypedCommand imported = topics.run("directory", "import", file.toString());
      assertThat(imported.exit()).as(text).isEqualTo(1);
      assertThat(imported.err()).contains(file + ":1: ");
    }
    Files.writeString(file, "{\"type\":\"version\",\"version\":2}");
    assertThat(topics.run("directory", "import", file.toString()).err())
        .contains("\"version\" must be 1");
    assertThat(topics.run("directory", "import", folder.resolve("none").toString()).err())
        .contains("there is no file");
  }

  private static String resource(String name) throws URISyntaxException {
    return Path.of(ImportTest.class.getResource("/bulk/" + name).toURI()).toString();
  }
}
