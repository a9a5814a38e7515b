package hookline.ingress;

import hookline.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer as the ingress needs it: what it confirms is durable, and it never blocks. */
public final class PayloadProducer {
  /**
   * In effect for ever. Not the largest number there is: the client adds it to the time of day and
   * the sum must not overflow, or the topic would be forgotten at once instead of never.
   */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private PayloadProducer() {}

  static KafkaProducer<byte[], byte[]> create(IngressConfig config, Topics topics) {
    return new KafkaProducer<>(
        settings(config, topics), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** What a client must be told to be this producer, as whoever measures it needs them. */
  public static Map<String, Object> settings(IngressConfig config, Topics topics) {
    long lingerMillis = config.linger().toMillis();
    long deliveryMillis = config.deliveryTimeout().toMillis();

    // What an operator may set otherwise.
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, topics.prefix() + "ingress");
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.inFlightBytes());
    // One busy hook is one partition: its batches must hold what comes in while others are under
    // way, or throughput ends at five batches a round trip.
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    // A broker that is back is found soon; one that vanished without a word is given up soon.
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
    settings.putAll(config.kafka());

    // What the promises rest on.
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOR_EVER.toMillis());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) deliveryMillis);
    // Less than the delivery's, so that a request lost on its way is tried again in time.
    settings.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ((deliveryMillis - lingerMillis) * 3 / 5));
    settings.putAll(topics.settings().producerLimits());
    return settings;
  }
}
