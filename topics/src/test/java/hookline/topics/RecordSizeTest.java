package hookline.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.junit.jupiter.api.Test;

class RecordSizeTest {
  @Test
  void of_isNeverLessThanWhatTheProducerCounts() {
    RecordHeaders headers = new RecordHeaders();
    for (int i = 0; i < 50; i++) {
      headers.add("http.ünïcode-" + i, ("value " + i).getBytes(UTF_8));
    }
    byte[] value = new byte[100_000];
    String key = "ключ";
    int written =
        AbstractRecords.estimateSizeInBytesUpperBound(
            RecordBatch.CURRENT_MAGIC_VALUE,
            CompressionType.NONE,
            key.getBytes(UTF_8),
            value,
            headers.toArray());
    assertThat(RecordSize.of(key, value, headers)).isBetween((long) written, written + 2_000L);
  }
}
