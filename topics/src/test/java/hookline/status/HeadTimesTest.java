package hookline.status;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.status.HeadTimes.Span;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A partition that does not answer, which a healthy broker cannot be asked to be. */
class HeadTimesTest {
  private static final TopicPartition ANSWERS = new TopicPartition("t", 0);
  private static final TopicPartition SILENT = new TopicPartition("t", 1);

  @Test
  void aSpanWhoseRecordDoesNotCome_isNotPassedOver() {
    try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none")) {
      consumer.schedulePollTask(
          () -> consumer.addRecord(new ConsumerRecord<>("t", 0, 5, new byte[0], new byte[0])));
      HeadTimes heads = new HeadTimes(consumer);

      HeadTimes.Found part = heads.of(Map.of(ANSWERS, new Span(5, 6), SILENT, new Span(3, 4)));
      assertThat(part.times()).hasSize(1);
      assertThat(part.isWhole()).isFalse();

      assertThat(heads.of(Map.of(ANSWERS, new Span(5, 6))).isWhole()).isTrue();
    }
  }
}
