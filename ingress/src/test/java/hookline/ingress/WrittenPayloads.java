package hookline.ingress;

import hookline.topics.Headers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is in the topic of payloads, read by a consumer that knows nothing of the ingress. */
final class WrittenPayloads implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;

  WrittenPayloads(String bootstrapServers, String topic) {
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "auto.offset.reset",
                "none",
                // A question waits behind the last fetch, which waits for more to read.
                "fetch.max.wait.ms",
                "10"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** All of them. */
  List<ConsumerRecord<byte[], byte[]>> all() {
    Set<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(Collectors.toSet());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  /** The one of that delivery. */
  ConsumerRecord<byte[], byte[]> of(String deliveryId) {
    List<ConsumerRecord<byte[], byte[]>> found =
        all().stream()
            .filter(record -> deliveryId.equals(Headers.text(record.headers(), "delivery-id")))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " records of delivery " + deliveryId);
    }
    return found.get(0);
  }

  long count() {
    return all().size();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
