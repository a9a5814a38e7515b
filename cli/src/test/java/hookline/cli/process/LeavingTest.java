package hookline.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.embedded.Shared;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is to stop, and what it is told by signals before. */
class LeavingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Topics topics =
      new Topics(new TopicSettings(UUID.randomUUID() + ".", 1, 1, Duration.ofDays(7), 4 << 20));
  private final Admin admin =
      Admin.create(Map.<String, Object>of("bootstrap.servers", Shared.kafka().bootstrapServers()));

  @TempDir Path folder;
  private Path said;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    new TopicAdmin(admin, topics).apply();
    said = folder.resolve("said");
    process = replayer();
    awaitMembers(1);
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
    admin.close();
  }

  /** A replayer is a member of two groups: of those who read, and of those who process. */
  @Test
  void sigterm_keepsThePlaces_andSigusr1BeforeItGivesThemUp() throws Exception {
    stop();
    awaitMembers(1);

    process = replayer();
    await().atMost(PATIENCE).until(() -> count("is started") == 2);
    signal("USR1");
    await().atMost(PATIENCE).until(() -> count("it leaves its groups") == 1);
    assertThat(process.isAlive()).isTrue();
    stop();
    awaitMembers(0);
  }

  private Process replayer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "hookline.cli.Main",
            "replayer",
            "--set=kafka.bootstrap.servers=" + Shared.kafka().bootstrapServers(),
            "--set=topics.prefix=" + topics.prefix(),
            "--set=topics.partitions=1",
            "--set=store.jdbc.url=" + Shared.postgresql().jdbcUrl(),
            "--set=management.port=0",
            "--set=state.dir=" + folder.resolve("state"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
        .start();
  }

  private void stop() throws Exception {
    process.destroy();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private void awaitMembers(int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(members(topics.prefix() + "replayer")).isEqualTo(count);
              assertThat(members(topics.replayApplication())).isEqualTo(count);
            });
  }

  private int members(String group) throws Exception {
    try {
      return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().size();
    } catch (java.util.concurrent.ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(GroupIdNotFoundException.class);
      return 0;
    }
  }

  private long count(String words) throws IOException {
    return Files.readAllLines(said).stream().filter(line -> line.contains(words)).count();
  }
}
