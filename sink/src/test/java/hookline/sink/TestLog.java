package hookline.sink;

import hookline.payload.model.Post;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of a prefix of their own, and a producer in transactions, as the processor is one. */
final class TestLog implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Topics topics;
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;
  private final Map<String, String> kafka;

  TestLog(String bootstrapServers) {
    String prefix = "test%d.".formatted(COUNT.incrementAndGet());
    kafka = Map.of("bootstrap.servers", bootstrapServers);
    topics = new Topics(new TopicSettings(prefix, 3, 1, Duration.ofDays(1), 4 << 20));
    admin = Admin.create(Map.copyOf(kafka));
    new TopicAdmin(admin, topics).apply();
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers, "transactional.id", prefix, "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  Topics topics() {
    return topics;
  }

  Map<String, String> kafka() {
    return kafka;
  }

  Admin admin() {
    return admin;
  }

  /** The topics that are missing, made again. */
  void makeTopics() {
    new TopicAdmin(admin, topics).apply();
  }

  ProducerRecord<byte[], byte[]> post(String topic, Post post) {
    return new ProducerRecord<>(
        topic, post.channelId().getBytes(StandardCharsets.UTF_8), Json.write(post));
  }

  ProducerRecord<byte[], byte[]> rejection(String topic, Rejection rejection) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            rejection.sourceId().getBytes(StandardCharsets.UTF_8),
            "{}".getBytes(StandardCharsets.UTF_8));
    Headers.set(record.headers(), Headers.DELIVERY_ID, rejection.deliveryId());
    Headers.set(record.headers(), Headers.RECEIVED_AT, Long.toString(rejection.receivedAt()));
    Headers.set(record.headers(), Headers.REVISION, Long.toString(rejection.revision()));
    Headers.set(record.headers(), Headers.REASON, rejection.reason());
    Headers.set(record.headers(), Headers.REFUSAL, rejection.refusal());
    Headers.set(record.headers(), Headers.DETAIL, rejection.detail());
    Headers.set(record.headers(), Headers.STATUS, Integer.toString(rejection.status()));
    Headers.set(record.headers(), Headers.WITHDRAW, Boolean.toString(rejection.withdraw()));
    Headers.set(record.headers(), Headers.PAYLOAD_TOPIC, rejection.payload().topic());
    Headers.set(
        record.headers(),
        Headers.PAYLOAD_PARTITION,
        Integer.toString(rejection.payload().partition()));
    Headers.set(
        record.headers(), Headers.PAYLOAD_OFFSET, Long.toString(rejection.payload().offset()));
    return record;
  }

  /** Writes them in one transaction and returns when they are in the log. */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    producer.beginTransaction();
    List<Future<?>> acks = new ArrayList<>();
    records.forEach(record -> acks.add(producer.send(record)));
    producer.commitTransaction();
    for (Future<?> ack : acks) {
      get(ack);
    }
  }

  /** Writes them as a processor does that fails before it commits. */
  void writeAndAbort(List<ProducerRecord<byte[], byte[]>> records) {
    producer.beginTransaction();
    List<Future<?>> acks = new ArrayList<>();
    records.forEach(record -> acks.add(producer.send(record)));
    producer.flush();
    acks.forEach(TestLog::get);
    producer.abortTransaction();
  }

  void writePosts(List<Post> posts) {
    write(posts.stream().map(post -> post(topics.posts(), post)).toList());
  }

  static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    admin.close(Duration.ofSeconds(2));
  }
}
