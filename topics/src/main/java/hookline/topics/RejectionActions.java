package hookline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes decisions about rejections. Thread-safe; blocks until the brokers have them. */
public final class RejectionActions implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String topic;
  private final Producer<String, byte[]> producer;

  /** Asks no broker yet. */
  public RejectionActions(Topics topics, Map<String, String> kafka) {
    this.topic = topics.rejectionActions();
    Map<String, Object> settings = WriterSettings.awaited(topics, kafka);
    // Many are written at once.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Writes decisions, in their order. They hold each on its own: of those that could not be
   * confirmed some may be written, and writing one again changes nothing.
   *
   * @throws KafkaException when the brokers do not confirm all of them
   */
  public void write(List<RejectionAction> actions) {
    List<Future<?>> written = new ArrayList<>(actions.size());
    for (RejectionAction action : actions) {
      written.add(
          producer.send(new ProducerRecord<>(topic, action.deliveryId(), Json.write(action))));
    }
    // Now, not when the linger is over.
    producer.flush();
    written.forEach(action -> Answers.of(action, PATIENCE));
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
