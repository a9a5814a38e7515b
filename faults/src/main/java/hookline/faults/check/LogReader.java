package hookline.faults.check;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.faults.check.LogContents.Revision;
import hookline.faults.line.Line;
import hookline.faults.process.Waiting;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
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

  /** Longer than a transaction may take before the brokers end it: ten seconds. */
  private static final Duration OPEN_PATIENCE = Duration.ofMinutes(1);

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
        List.of(
            line.topics().posts(),
            line.topics().rejections(),
            line.topics().duplicates(),
            line.topics().replayPosts(),
            line.topics().replayRejections())) {
      consumer
          .partitionsFor(topic)
          .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
    }
    consumer.assign(partitions);
  }

  /**
   * Reads up to the ends as they are now, open transactions included: their offsets are committed
   * before their records can be read.
   *
   * @throws IllegalStateException when a transaction stays open
   */
  LogContents read() {
    LogContents contents = new LogContents();
    Map<TopicPartition, Long> ends = ends();
    long begun = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
        next.put(new TopicPartition(entry.topic(), entry.partition()), entry.offset() + 1);
        add(entry, contents);
      }
      if (System.nanoTime() - begun > Waiting.stretched(OPEN_PATIENCE).toNanos()) {
        throw new IllegalStateException(
            "a transaction stays open: %s cannot be read up to %s"
                .formatted(line.topics().posts(), ends));
      }
    }
    return contents;
  }

  /** The ends as writers see them; those of a reader of what is committed may lie before. */
  private Map<TopicPartition, Long> ends() {
    try {
      Map<TopicPartition, Long> ends = new HashMap<>();
      line.kafka()
          .admin()
          .listOffsets(
              partitions.stream()
                  .collect(Collectors.toMap(partition -> partition, end -> OffsetSpec.latest())))
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the ends of the log cannot be told", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
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
    Topics topics = line.topics();
    if (topic.equals(topics.posts()) || topic.equals(topics.replayPosts())) {
      var post = Json.readTree(entry.value());
      if (post.path("part").asInt() == 0) {
        addFirstPart(post, topic.equals(topics.replayPosts()), contents);
      }
    } else if (topic.equals(topics.rejections())) {
      contents.addRejection(
          Json.readTree(entry.value()).path("text").asText(), delivery(entry.headers()));
    } else if (topic.equals(topics.replayRejections())) {
      contents.addReplayed(
          new Revision(
              delivery(entry.headers()),
              Long.parseLong(
                  Objects.requireNonNull(Headers.text(entry.headers(), Headers.REVISION))),
              true));
    } else {
      contents.addDuplicate();
    }
  }

  private static void addFirstPart(JsonNode post, boolean replayed, LogContents contents) {
    String delivery = post.path("delivery_id").asText();
    if (replayed) {
      contents.addReplayed(new Revision(delivery, post.path("revision").asLong(), false));
    } else {
      contents.addPost(
          post.path("message").asText(),
          delivery,
          post.path("props").path("webhook_display_name").asText());
    }
  }

  private static String delivery(org.apache.kafka.common.header.Headers headers) {
    return Objects.requireNonNull(Headers.text(headers, Headers.DELIVERY_ID));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
