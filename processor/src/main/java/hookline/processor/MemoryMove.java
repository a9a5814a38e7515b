package hookline.processor;

import hookline.topics.Answers;
import hookline.topics.Headers;
import hookline.topics.ReaderSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Takes the memory of keys along when the topics get more partitions: what a source's keys were
 * used for is to be known where its payloads will be processed. While no processor runs; it can be
 * done again when it was cut short, for the same entry written twice is one.
 */
public final class MemoryMove {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Topics topics;
  private final Map<String, String> kafka;
  private final Admin admin;

  public MemoryMove(Topics topics, Map<String, String> kafka, Admin admin) {
    this.topics = topics;
    this.kafka = kafka;
    this.admin = admin;
  }

  /**
   * Gives the memory so many partitions, and every entry its place in them.
   *
   * @return how many entries were written to another partition
   * @throws KafkaException when the cluster refuses or cannot be reached
   */
  public long to(int partitions) {
    String changelog = topics.processorApplication() + "-" + IdempotencyMemory.NAME + "-changelog";
    if (!topicNames().contains(changelog)) {
      return 0; // No processor has ever run.
    }
    try (KafkaConsumer<byte[], byte[]> consumer = consumer();
        Producer<byte[], byte[]> producer = producer()) {
      int present = consumer.partitionsFor(changelog).size();
      if (present < partitions) {
        await(
            admin.createPartitions(Map.of(changelog, NewPartitions.increaseTo(partitions))).all());
      }
      List<TopicPartition> all =
          IntStream.range(0, present).mapToObj(i -> new TopicPartition(changelog, i)).toList();
      return move(consumer, producer, all, partitions);
    }
  }

  private static long move(
      KafkaConsumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer,
      List<TopicPartition> from,
      int partitions) {
    consumer.assign(from);
    consumer.seekToBeginning(from);
    Map<TopicPartition, Long> ends = consumer.endOffsets(from);
    List<Future<RecordMetadata>> written = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
        int place = place(entry.key(), partitions);
        if (place != entry.partition()) {
          written.add(
              producer.send(
                  new ProducerRecord<>(
                      entry.topic(),
                      place,
                      entry.timestamp(),
                      entry.key(),
                      entry.value(),
                      entry.headers())));
        }
      }
    }
    producer.flush();
    for (Future<RecordMetadata> write : written) {
      await(write);
    }
    return written.size();
  }

  /** Where a producer without a partitioner of its own sends what has the source's id as key. */
  private static int place(byte[] entryKey, int partitions) {
    String key = new String(entryKey, Headers.CHARSET);
    byte[] source = Headers.bytes(DeliveryKey.sourceOf(key));
    return Utils.toPositive(Utils.murmur2(source)) % partitions;
  }

  private Set<String> topicNames() {
    return await(admin.listTopics().names());
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = ReaderSettings.of(kafka, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.putAll(topics.settings().producerLimits());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static <T> T await(Future<T> question) {
    return Answers.of(question, PATIENCE);
  }
}
