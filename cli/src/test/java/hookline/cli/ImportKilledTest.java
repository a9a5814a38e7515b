package hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.directory.DirectoryView;
import hookline.topics.DirectoryTopic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import as a process of its own, killed. */
class ImportKilledTest {
  private static final int CHANNELS = 39_999;

  private final DirectoryTopics topics = new DirectoryTopics();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void import_killedInTheMiddle_isCompletedByTheNext() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("{\"type\":\"version\",\"version\":1}");
    lines.add("{\"type\":\"team\",\"team\":{\"name\":\"t\",\"display_name\":\"T\"}}");
    for (int i = 0; i < 9_999; i++) {
      lines.add(
          "{\"type\":\"channel\",\"channel\":{\"team\":\"t\",\"name\":\"c%d\"}}".formatted(i));
    }
    DirectoryView directory = topics.view();
    Path said = folder.resolve("said");
    Process killed = importFromStandardInput(said);
    try {
      // Half of the file, and then nothing: it is certainly in the middle.
      try (OutputStream in = killed.getOutputStream()) {
        for (String line : lines.subList(0, 5_000)) {
          in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        in.flush();
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> directory.values(DirectoryTopic.CHANNELS).size() >= 2_000);
        killed.destroyForcibly();
        assertThat(killed.waitFor(30, TimeUnit.SECONDS)).isTrue();
      } catch (IOException e) {
        // The pipe's other end is gone.
      }
      assertThat(killed.exitValue()).as(Files.readString(said)).isNotZero();
    } finally {
      killed.destroyForcibly();
    }
    // The view that was watched may be behind what was written last.
    int before = topics.view().values(DirectoryTopic.CHANNELS).size();
    assertThat(before).isBetween(2_000, 5_000);

    Path file = Files.write(folder.resolve("import.jsonl"), lines);
    TypedCommand resumed = topics.run("directory", "import", file.toString());
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.out())
        .contains(
            "%,d created, %,d unchanged".formatted(9_999 - before, before), "teams    1 unchanged");
    assertThat(topics.view().values(DirectoryTopic.CHANNELS)).hasSize(9_999);
  }

  /** Nothing of the batch is seen, and who writes next need not wait for the brokers to end it. */
  @Test
  void import_killedWithItsTransactionOpen_isCompletedByTheNext() throws Exception {
    Path file = folder.resolve("import.jsonl");
    List<String> lines = new ArrayList<>();
    lines.add("{\"type\":\"version\",\"version\":1}");
    lines.add("{\"type\":\"team\",\"team\":{\"name\":\"t\",\"display_name\":\"T\"}}");
    for (int i = 0; i < CHANNELS; i++) {
      lines.add(
          "{\"type\":\"channel\",\"channel\":{\"team\":\"t\",\"name\":\"c%d\"}}".formatted(i));
    }
    Files.write(file, lines);

    long open = 0;
    for (int i = 0; i < 20 && open == 0; i++) {
      Process killed = importOf(file.toString(), folder.resolve("said"));
      try (Transactions transactions = new Transactions(topics)) {
        while (killed.isAlive() && transactions.openRecords() == 0) {
          Thread.onSpinWait();
        }
        killed.destroyForcibly();
        assertThat(killed.waitFor(30, TimeUnit.SECONDS)).isTrue();
        open = transactions.openRecords();
      } finally {
        killed.destroyForcibly();
      }
    }
    assertThat(open).as("records of a transaction that nobody ended").isPositive();
    int before = topics.view().values(DirectoryTopic.CHANNELS).size();
    assertThat(before % 2_000).as("whole batches, the first with a team").isIn(0, 1_999);

    TypedCommand resumed = topics.run("directory", "import", file.toString());
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(topics.view().values(DirectoryTopic.CHANNELS)).hasSize(CHANNELS);
    TypedCommand again = topics.run("directory", "import", file.toString());
    assertThat(again.out()).contains("channels %,d unchanged".formatted(CHANNELS));
  }

  /** What is written and neither committed nor aborted. */
  private static final class Transactions implements AutoCloseable {
    private final Admin admin;
    private final TopicPartition channels;

    Transactions(DirectoryTopics topics) {
      admin = Admin.create(topics.kafka());
      channels = new TopicPartition(topics.name(DirectoryTopic.CHANNELS), 0);
    }

    long openRecords() throws Exception {
      // In this order: what ends between the two questions is none.
      long end = end(IsolationLevel.READ_UNCOMMITTED);
      return Math.max(0, end - end(IsolationLevel.READ_COMMITTED));
    }

    private long end(IsolationLevel level) throws Exception {
      return admin
          .listOffsets(Map.of(channels, OffsetSpec.latest()), new ListOffsetsOptions(level))
          .partitionResult(channels)
          .get(30, TimeUnit.SECONDS)
          .offset();
    }

    @Override
    public void close() {
      admin.close();
    }
  }

  private Process importFromStandardInput(Path said) throws IOException {
    return importOf("-", said);
  }

  private Process importOf(String file, Path said) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "hookline.cli.Main",
                "directory",
                "import",
                file));
    command.addAll(topics.settings());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }
}
