package hookline.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.console.api.ApiException;
import hookline.topics.Erasure;
import hookline.topics.Json;
import hookline.topics.Retention;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes rules of what is erased, and knows how long the log keeps what they concern. Its clients
 * live for one question: they are asked a few times a year. Thread-safe; blocks.
 */
final class ErasureLog {
  private static final int PATIENCE_SECONDS = 10;

  private final Topics topics;
  private final Map<String, String> kafka;

  ErasureLog(Topics topics, Map<String, String> kafka) {
    this.topics = topics;
    this.kafka = kafka;
  }

  /**
   * Returns once every broker that must have the rule has it.
   *
   * @throws ApiException 503 when they do not confirm it
   */
  void write(Erasure erasure) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, topics.prefix() + "erasures");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "8000");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "8000");
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  topics.erasures(), erasure.id().getBytes(UTF_8), Json.write(erasure)))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw ApiException.unavailable(
          "The log does not confirm the rule, and whether it has it cannot be told; please retry.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.unavailable("This server is stopping.");
    }
  }

  /**
   * What the log keeps, and how long.
   *
   * @throws ApiException 503 when the brokers do not tell
   */
  List<Retention> retentions() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
    Admin admin = null;
    try {
      admin = Admin.create(settings);
      return Retention.ask(admin, topics);
    } catch (KafkaException e) {
      throw ApiException.unavailable(
          "The brokers do not tell how long the log keeps what was sent; please retry.");
    } finally {
      if (admin != null) {
        admin.close(Duration.ZERO);
      }
    }
  }
}
