package hookline.ingress;

import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.ReaderSettings;
import hookline.topics.Receipt;
import hookline.topics.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what became of the deliveries that senders wait for. It reads one partition of {@code
 * receipts}, chosen by chance, and payloads say which: so any processor can answer any ingress.
 * Several may share a partition; each takes what it waits for. Nothing of it is needed to take
 * webhooks: while it cannot read, those who wait are told that their outcome is pending.
 *
 * <p>It reads {@code read_committed} and from the end on: what it hears is committed, and what was
 * there before it nobody here waits for. Thread-safe.
 */
final class ReceiptReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptReader.class);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  private final Map<String, Consumer<@Nullable Receipt>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Object> settings;
  private final String topic;
  private final Thread thread = new Thread(this::read, "receipts");
  private volatile KafkaConsumer<byte[], byte[]> consumer;
  private volatile byte @Nullable [] place;
  private volatile boolean closed;

  /** What was told of last, and lasts. The reading thread's own. */
  private String trouble = "";

  ReceiptReader(Topics topics, Map<String, String> kafka) {
    this.topic = topics.receipts();
    this.settings = ReaderSettings.of(kafka, "latest");
    settings.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, topics.prefix() + "ingress-receipts");
    settings.putIfAbsent(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.consumer = consumer();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * What a payload whose outcome is waited for says in {@link Headers#RECEIPT_TO}; null while no
   * outcome can be heard of.
   */
  byte @Nullable [] place() {
    return place;
  }

  /**
   * Lets the outcome of a delivery be told, once, from another thread; null when the reader ends
   * before it comes.
   */
  void expect(String deliveryId, Consumer<@Nullable Receipt> told) {
    waiting.put(deliveryId, told);
    if (closed) {
      tell(deliveryId, null);
    }
  }

  /** Nobody waits for it any more. */
  void forget(String deliveryId) {
    waiting.remove(deliveryId);
  }

  /** How many outcomes are waited for. */
  int expected() {
    return waiting.size();
  }

  private void tell(String deliveryId, @Nullable Receipt receipt) {
    Consumer<@Nullable Receipt> told = waiting.remove(deliveryId);
    if (told != null) {
      told.accept(receipt);
    }
  }

  private void read() {
    try {
      while (!closed) {
        try {
          if (place != null || find()) {
            consumer.poll(POLL).forEach(this::hear);
            trouble = "";
          }
        } catch (WakeupException | InterruptException e) {
          throw e;
        } catch (KafkaException e) {
          warnOnce(
              "Outcomes cannot be read from %s just now, and are answered as pending: %s"
                  .formatted(topic, e.getMessage()));
          TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (RuntimeException e) {
          LOG.error(
              "Reading outcomes from {} failed: a bug, please report it; they are read anew",
              topic,
              e);
          beginAnew();
          TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
      }
    } catch (WakeupException | InterruptException | InterruptedException e) {
      // Closed.
    } finally {
      closeConsumer();
    }
  }

  /**
   * With another consumer: after an exception that is none of Kafka's own this one may wait for
   * ever for what it was about to read. Who waits is told that nothing is heard.
   */
  private void beginAnew() {
    place = null;
    waiting.keySet().forEach(deliveryId -> tell(deliveryId, null));
    closeConsumer();
    consumer = consumer();
  }

  private void closeConsumer() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE_PATIENCE));
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Takes a place to be told at, unless there is no topic yet. It is told only when the position
   * there is known.
   */
  private boolean find() throws InterruptedException {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic);
    if (partitions.isEmpty()) {
      warnOnce(
          "Outcomes are answered as pending, for there is no topic %s: make it with"
                  .formatted(topic)
              + " `hookline topics apply`");
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      return false;
    }
    int chosen = ThreadLocalRandom.current().nextInt(partitions.size());
    TopicPartition partition = new TopicPartition(topic, chosen);
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    consumer.position(partition);
    place = Headers.bytes(Integer.toString(chosen));
    return true;
  }

  /** It looks again every second; a line for each look would hide what else there is to read. */
  private void warnOnce(String now) {
    if (!now.equals(trouble)) {
      LOG.warn(now);
      trouble = now;
    }
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    if (waiting.isEmpty() || record.key() == null || record.value() == null) {
      return;
    }
    String deliveryId = new String(record.key(), Headers.CHARSET);
    if (waiting.containsKey(deliveryId)) {
      tell(deliveryId, receipt(record));
    }
  }

  /** Or null, for one that this version cannot read. */
  private static @Nullable Receipt receipt(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Json.read(record.value(), Receipt.class);
    } catch (UncheckedIOException e) {
      LOG.warn(
          "The receipt at {}-{}@{} cannot be read: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return null;
    }
  }

  /** Tells all who wait that nothing more is heard, and reads no more. */
  @Override
  public void close() {
    closed = true;
    waiting.keySet().forEach(deliveryId -> tell(deliveryId, null));
    consumer.wakeup();
    try {
      thread.join(CLOSE_PATIENCE.plus(CLOSE_PATIENCE).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
