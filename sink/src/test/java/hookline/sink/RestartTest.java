package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sink that goes on where the database has it, whatever Kafka says. */
@ExtendWith(Servers.class)
final class RestartTest {

  /** What Kafka has for the group. */
  private enum Committed {
    /** As when the process is killed between the database's commit and Kafka's. */
    BEHIND,
    /** As when it is killed before it ever came to tell Kafka. */
    NOTHING,
    /** As when somebody has reset the group to the end of the log. */
    AHEAD
  }

  @ParameterizedTest
  @EnumSource(Committed.class)
  void restart_goesOnFromTheStoredOffset(Committed committed, TestLog log, TestStore database)
      throws Exception {
    try (SinkUnderTest sink =
        SinkUnderTest.start(log, database, config -> config.withGroupInstanceId(null))) {
      sink.write(30);
      sink.awaitAllStored();
      sink.stop();
      sink.write(30);
      commit(committed, log);

      sink.startAgain();
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(0);
    }
  }

  /** The sink commits without waiting for the disk, and a crash may be over before it asks. */
  @Test
  void commitsThatACrashOfTheDatabaseTook_areStoredAgain_withoutNewRecords(
      TestLog log, TestStore database) throws Exception {
    try (SinkUnderTest sink = SinkUnderTest.start(log, database)) {
      sink.write(30);
      sink.awaitAllStored();
      database.execute(
          """
          DELETE FROM posts;
          DELETE FROM attempts;
          UPDATE offsets SET next = 0 WHERE topic = '%s'
          """
              .formatted(log.topics().posts()));
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(0);
    }
  }

  private static void commit(Committed committed, TestLog log) {
    String group = log.topics().prefix() + "sink";
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int partition = 0; partition < 3; partition++) {
      asked.put(new TopicPartition(log.topics().posts(), partition), OffsetSpec.latest());
    }
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        TestLog.get(log.admin().listOffsets(asked).all());
    if (committed == Committed.NOTHING) {
      TestLog.get(log.admin().deleteConsumerGroupOffsets(group, asked.keySet()).all());
    } else {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      ends.forEach(
          (partition, end) ->
              offsets.put(
                  partition,
                  new OffsetAndMetadata(committed == Committed.BEHIND ? 0 : end.offset())));
      TestLog.get(log.admin().alterConsumerGroupOffsets(group, offsets).all());
    }
    assertThat(ends.values()).allSatisfy(end -> assertThat(end.offset()).isPositive());
  }
}
