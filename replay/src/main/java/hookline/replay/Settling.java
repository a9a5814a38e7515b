package hookline.replay;

import hookline.topics.ReaderSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Waits until all that was written before is a row: what replays wrote is processed, and then what
 * the topics of posts and rejections hold is stored. Belongs to one thread.
 */
final class Settling {
  /** Transactions' markers take offsets and are nothing to wait for; so few are looked at. */
  private static final long FEW = 1_000;

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final Duration POLL = Duration.ofMillis(100);

  private final LineOffsets offsets;
  private final Map<String, String> kafka;
  private @Nullable Map<TopicPartition, Long> toStore;

  Settling(LineOffsets offsets, Map<String, String> kafka) {
    this.offsets = offsets;
    this.kafka = kafka;
  }

  /** What it waits for, in one line; null once there is nothing. */
  @Nullable String waitsFor() {
    Map<TopicPartition, Long> ends = toStore;
    if (ends == null) {
      long waiting = unprocessed();
      if (waiting > 0) {
        return "until the replayers have processed what was written: %d left".formatted(waiting);
      }
      ends = offsets.rowsToCome();
      toStore = ends;
    }
    long missing = offsets.notStored(ends);
    return missing > 0 ? "until the sink has stored %d more records".formatted(missing) : null;
  }

  private long unprocessed() {
    Map<TopicPartition, long[]> spans = offsets.unprocessedReplays();
    long together = spans.values().stream().mapToLong(span -> span[1] - span[0]).sum();
    return together == 0 || together > FEW || hasRecords(spans) ? together : 0;
  }

  private boolean hasRecords(Map<TopicPartition, long[]> spans) {
    Map<String, Object> settings = ReaderSettings.of(kafka, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      consumer.assign(spans.keySet());
      spans.forEach((partition, span) -> consumer.seek(partition, span[0]));
      long deadline = System.nanoTime() + LOOK_NANOS;
      while (System.nanoTime() < deadline) {
        if (!consumer.poll(POLL).isEmpty()) {
          return true;
        }
        boolean seenAll =
            spans.entrySet().stream()
                .allMatch(span -> consumer.position(span.getKey()) >= span.getValue()[1]);
        if (seenAll) {
          return false;
        }
      }
      return true;
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }
}
