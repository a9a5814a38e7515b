package hookline.replays;

import hookline.topics.Answers;
import hookline.topics.Json;
import hookline.topics.ReaderSettings;
import hookline.topics.Topics;
import hookline.topics.WriterSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topic of replays, to ask for one and to look after those there are. It is read when it is
 * asked about: nothing of it needs a thread. Thread-safe; blocks, one question after the other.
 */
public final class ReplayLog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final TopicPartition partition;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Producer<String, byte[]> producer;
  private final Replays replays = new Replays();

  /** Asks no broker yet. */
  public ReplayLog(Topics topics, Map<String, String> kafka) {
    this.partition = new TopicPartition(topics.replays(), 0);
    Map<String, Object> reading = ReaderSettings.of(kafka, "earliest");
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    this.consumer =
        new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            WriterSettings.awaited(topics, kafka),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Asks for a replay; it begins when its turn comes.
   *
   * @throws KafkaException when the brokers do not confirm it
   */
  public void ask(Replay replay) {
    write(replay.id(), replay);
  }

  /**
   * Wishes something of a replay.
   *
   * @throws KafkaException when the brokers do not confirm it
   */
  public void wish(ReplayWish wish) {
    write(ReplayWish.key(wish.replayId()), wish);
  }

  /**
   * Whether there is such a topic; where there is none, nobody ever asked for a replay.
   *
   * @throws KafkaException when the brokers do not answer in time
   */
  public synchronized boolean isThere() {
    return !consumer.partitionsFor(partition.topic(), PATIENCE).isEmpty();
  }

  /**
   * All replays, as they are now.
   *
   * @throws KafkaException when the brokers do not answer in time
   */
  public synchronized Replays replays() {
    if (consumer.assignment().isEmpty()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
    }
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(partition) < end) {
      consumer.poll(POLL).forEach(replays::take);
      if (System.nanoTime() > deadline) {
        throw new org.apache.kafka.common.errors.TimeoutException(
            "the topic of replays could not be read within " + PATIENCE);
      }
    }
    return replays;
  }

  private void write(String key, Object value) {
    Answers.of(
        producer.send(new ProducerRecord<>(partition.topic(), key, Json.write(value))), PATIENCE);
  }

  @Override
  public synchronized void close() {
    producer.close(Duration.ZERO);
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
