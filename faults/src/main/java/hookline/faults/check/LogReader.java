package hookline.faults.check;

import hookline.faults.line.Line;
import hookline.topics.Headers;
import hookline.topics.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what the processor wrote and committed, each record once; the next reading goes on where
 * the last ended. For one thread.
 */
final class LogReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Line line;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();

  LogReader(Line line) {
    this.line = line;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                line.kafka().bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    for (String topic :
        List.of(line.topics().posts(), line.topics().rejections(), line.topics().duplicates())) {
      consumer
          .partitionsFor(topic)
          .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
    }
    consumer.assign(partitions);
  }

  /** Reads up to the ends as they are now. */
  LogContents read() {
    LogContents contents = new LogContents();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
        next.put(new TopicPartition(entry.topic(), entry.partition()), entry.offset() + 1);
        add(entry, contents);
      }
    }
    return contents;
  }

  /** After the last record read, of each partition that has any. */
  Map<TopicPartition, Long> next() {
    return Map.copyOf(next);
  }

  /** Where the topic of all payloads ends now. */
  Map<TopicPartition, Long> payloadEnds() {
    return consumer.endOffsets(
        consumer.partitionsFor(line.topics().payloads()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
  }

  private void add(ConsumerRecord<byte[], byte[]> entry, LogContents contents) {
    String topic = entry.topic();
    if (topic.equals(line.topics().posts())) {
      var post = Json.readTree(entry.value());
      if (post.path("part").asInt() == 0) {
        contents.addPost(post.path("message").asText(), post.path("delivery_id").asText());
      }
    } else if (topic.equals(line.topics().rejections())) {
      contents.addRejection(
          Json.readTree(entry.value()).path("text").asText(),
          Objects.requireNonNull(Headers.text(entry.headers(), Headers.DELIVERY_ID)));
    } else {
      contents.addDuplicate();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
