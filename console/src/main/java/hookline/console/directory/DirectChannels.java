package hookline.console.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.console.api.ApiException;
import hookline.payload.model.Channel;
import hookline.topics.Json;
import hookline.topics.Topics;
import hookline.topics.WriterSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The channels of two users, written to a topic of their own, as the processor does for those a
 * payload addresses: their ids are computed, so two makings are one channel, and the store keeps
 * the earliest. Thread-safe; blocks.
 */
public final class DirectChannels implements AutoCloseable {
  private static final int MOST_REMEMBERED = 10_000;
  private static final int PATIENCE_SECONDS = 5;

  private final Topics topics;
  private final Producer<byte[], byte[]> producer;
  private final Map<String, Channel> made =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Channel> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  public DirectChannels(Topics topics, Map<String, String> kafka) {
    this.topics = topics;
    Map<String, Object> settings = WriterSettings.awaited(topics, kafka);
    settings.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, topics.prefix() + "console");
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Writes the channel.
   *
   * @throws ApiException 503 when the brokers do not confirm it
   */
  public Channel make(String userId, String otherId, long now) {
    Channel channel = Channel.direct(userId, otherId, now);
    try {
      producer
          .send(
              new ProducerRecord<>(
                  topics.directChannels(), channel.id().getBytes(UTF_8), Json.write(channel)))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw ApiException.unavailable("The log cannot be written right now; please retry.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.unavailable("This server is stopping.");
    }
    synchronized (made) {
      made.putIfAbsent(channel.id(), channel);
    }
    return channel;
  }

  /** A channel that was made here of late and that the store may not know of yet, or null. */
  public @Nullable Channel madeHere(String id) {
    synchronized (made) {
      return made.get(id);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(PATIENCE_SECONDS));
  }
}
