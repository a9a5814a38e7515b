package hookline.replay;

import hookline.replays.ReplayProgress;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes copies of payloads and how far the replay is with them, all or nothing. One at a time in
 * the whole cluster: a second one fences the first. Belongs to one thread.
 */
final class ReplayWriter implements AutoCloseable {
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;

  ReplayWriter(Topics topics, Map<String, String> kafka) {
    this.topics = topics;
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "replayer");
    // What a killed one left open holds the replays' topics up for so long at most.
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "30000");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.putAll(topics.settings().producerLimits());
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Ends what another may have begun, and fences it. */
  void begin() {
    producer.initTransactions();
  }

  /**
   * Writes both.
   *
   * @throws KafkaException when it is not known to be there: read the topic again to find out
   */
  void write(List<ProducerRecord<byte[], byte[]>> copies, ReplayProgress progress) {
    producer.beginTransaction();
    copies.forEach(producer::send);
    producer.send(
        new ProducerRecord<>(
            topics.replays(),
            Headers.bytes(ReplayProgress.key(progress.replayId())),
            Json.write(progress)));
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
