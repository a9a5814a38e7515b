package hookline.status;

import hookline.topics.Json;
import hookline.topics.ReaderSettings;
import hookline.topics.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The newest report of each process, as the topic has it. Belongs to one thread. */
final class InstanceLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Who was not heard for longer is nobody's question any more. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final TopicPartition partition;
  private final Duration patience;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, Heard> newest = new TreeMap<>();
  private final BrokerClock clock = new BrokerClock();

  InstanceLog(Topics topics, Map<String, String> kafka, Duration patience) {
    this.partition = new TopicPartition(topics.instances(), 0);
    this.patience = patience;
    Map<String, Object> settings = ReaderSettings.of(kafka, "earliest");
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, topics.prefix() + "status-instances");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    this.consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A report, and when the broker took it.
   *
   * @param at epoch ms of the broker's clock, so that processes can be compared
   */
  record Heard(InstanceReport report, long at) {}

  /**
   * Those of processes that have not said that they stop, by role and id; none when there is no
   * such topic.
   *
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer in time
   */
  Collection<Heard> read() {
    long now = System.currentTimeMillis();
    if (consumer.partitionsFor(partition.topic(), patience).isEmpty()) {
      return List.of();
    }
    if (consumer.assignment().isEmpty()) {
      consumer.assign(List.of(partition));
      OffsetAndTimestamp from =
          consumer
              .offsetsForTimes(Map.of(partition, now - REMEMBERED.toMillis()), patience)
              .get(partition);
      if (from == null) {
        consumer.seekToEnd(List.of(partition));
      } else {
        consumer.seek(partition, from.offset());
      }
    }
    long end = consumer.endOffsets(List.of(partition), patience).getOrDefault(partition, 0L);
    long deadline = System.nanoTime() + patience.toNanos();
    while (consumer.position(partition, patience) < end && System.nanoTime() < deadline) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        clock.take(record.timestamp(), System.currentTimeMillis());
        take(record);
      }
    }
    if (consumer.position(partition, patience) >= end) {
      clock.readUpTo(now);
    }
    long brokers = clock.at(now);
    newest.values().removeIf(heard -> heard.at() < brokers - REMEMBERED.toMillis());
    return newest.values().stream()
        .filter(heard -> !heard.report().state().equals(InstanceReport.STOPPED))
        .toList();
  }

  /** What the broker's clock shows when this process' shows that, epoch ms; see {@link Heard}. */
  long brokerTime(long now) {
    return clock.at(now);
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      InstanceReport report = Json.read(record.value(), InstanceReport.class);
      newest.put(report.key(), new Heard(report, record.timestamp()));
    } catch (UncheckedIOException e) {
      // Written by hand: it is nobody's.
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
