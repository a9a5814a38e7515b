package hookline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.embedded.Folders;
import hookline.faults.check.Checker;
import hookline.faults.fault.Fault;
import hookline.faults.fault.Faults;
import hookline.faults.fault.Frozen;
import hookline.faults.line.Line;
import hookline.faults.line.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The short form: the moments that matter most, on one line. {@code faults/run rounds} is the long
 * one.
 */
class FaultsTest {
  private static final long SEED = 3;

  /** Taken away when all went well: JUnit's own of a class goes even when its tests have failed. */
  @TempDir(cleanup = CleanupMode.NEVER)
  static Path folder;

  private static Line line;
  private static Checker checker;
  private static boolean broken;

  @BeforeAll
  static void start() {
    line =
        Line.start(
            folder,
            Shape.NETWORKED,
            Map.of(
                "HOOKLINE_KAFKA_SESSION_TIMEOUT_MS",
                Integer.toString(Frozen.SESSION_MILLIS),
                "HOOKLINE_HTTP_DRAIN_TIME",
                "2s"));
    checker = new Checker(line);
  }

  @AfterAll
  static void stop() throws IOException {
    checker.close();
    line.close();
    if (!broken) {
      Folders.delete(folder);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "processor-killed-in-transaction postgresql-killed",
        "broker-leader-killed processor-killed-loading sink-commit-unanswered",
        "sink-killed-between-commits",
      })
  void line_keepsItsPromises(String names) {
    List<Fault> faults = Arrays.stream(names.split(" ")).map(Faults::named).toList();
    assertThat(broken).as("an earlier round broke the line").isFalse();
    Outcome outcome =
        new Round(line, checker).run(names.replace(' ', '+'), faults, Middle.NOTHING, SEED);
    System.out.println("seed " + SEED + ": " + outcome);
    broken = !outcome.passed();
    assertThat(outcome.violations()).isEmpty();
    assertThat(outcome.missed()).isEmpty();
    assertThat(outcome.passed()).isTrue();
  }

  /**
   * Kafka's own and the processor's memory too: one of them on one broker stops all when it goes.
   */
  @Test
  void topics_haveAReplicaOnEveryBroker() throws ExecutionException, InterruptedException {
    Admin admin = line.kafka().admin();
    assertThat(admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get())
        .allSatisfy(
            (name, topic) ->
                assertThat(topic.partitions())
                    .allSatisfy(
                        partition ->
                            assertThat(partition.replicas())
                                .hasSize(line.kafka().brokers().size())));
  }
}
