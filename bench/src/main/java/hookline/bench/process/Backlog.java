package hookline.bench.process;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Records that are written in one transaction: whoever reads only what is committed sees none of
 * them, and then all at once. So what is measured begins at a known moment, and nobody writes while
 * it goes on. For one thread.
 */
public final class Backlog implements AutoCloseable {
  private static final int TRANSACTION_MILLIS = 15 * 60_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

  private Backlog(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Writes so many, for nobody to see yet. */
  public static Backlog write(
      Workbench bench, long count, LongFunction<ProducerRecord<byte[], byte[]>> records)
      throws IOException {
    Map<String, Object> settings = new HashMap<>(bench.kafka());
    settings.put("transactional.id", "bench-" + UUID.randomUUID());
    settings.put("transaction.timeout.ms", TRANSACTION_MILLIS);
    settings.put("batch.size", 128 << 10);
    settings.put("linger.ms", 5);
    settings.put("max.request.size", 4 << 20);
    Backlog backlog =
        new Backlog(
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    try {
      backlog.producer.initTransactions();
      backlog.producer.beginTransaction();
      for (long i = 0; i < count; i++) {
        backlog.producer.send(
            records.apply(i),
            (written, failure) -> {
              if (failure == null) {
                backlog.ends.merge(
                    new TopicPartition(written.topic(), written.partition()),
                    written.offset() + 1,
                    Math::max);
              }
            });
      }
      backlog.producer.flush();
      return backlog;
    } catch (RuntimeException e) {
      backlog.close();
      throw e;
    }
  }

  /** Lets everybody see them. */
  public void release() {
    producer.commitTransaction();
  }

  /** Behind the last record of each partition. */
  public Map<TopicPartition, Long> ends() {
    return ends;
  }

  /** The sum of these, to compare with the sum of what was read. */
  public long end() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    producer.close();
  }
}
