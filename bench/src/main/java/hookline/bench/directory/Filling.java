package hookline.bench.directory;

import hookline.payload.model.Hook;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import hookline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a directory into its topics as records, past the writer's rules: what is measured is how
 * it is read.
 */
public final class Filling {
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;

  private Filling(Topics topics, KafkaProducer<byte[], byte[]> producer) {
    this.topics = topics;
    this.producer = producer;
  }

  /** Returns when the broker has all of it. */
  public static void fill(Topics topics, Map<String, String> kafka, SampleDirectory directory) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("batch.size", "262144");
    settings.put("linger.ms", "20");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      Filling filling = new Filling(topics, producer);
      filling.write(DirectoryTopic.TEAMS, directory.teams(), directory::team);
      filling.write(DirectoryTopic.CHANNELS, directory.channels(), directory::channel);
      filling.write(DirectoryTopic.USERS, directory.users(), directory::user);
      filling.write(DirectoryTopic.HOOKS, directory.hooks(), directory::hook);
      producer.flush();
    }
  }

  /** Writes the hooks alone, by source id, as a topic that a global table can be made of. */
  public static void bySource(String topic, Map<String, String> kafka, SampleDirectory directory) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("batch.size", "262144");
    settings.put("linger.ms", "20");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < directory.hooks(); i++) {
        Hook hook = directory.hook(i);
        producer.send(
            new ProducerRecord<>(
                topic, hook.sourceId().getBytes(StandardCharsets.UTF_8), Json.write(hook)));
      }
      producer.flush();
    }
  }

  private void write(DirectoryTopic topic, int count, IntFunction<Object> values) {
    String name = topics.directory(topic);
    for (int i = 0; i < count; i++) {
      Object value = values.apply(i);
      producer.send(
          new ProducerRecord<>(
              name, 0, topic.keyOf(value).getBytes(StandardCharsets.UTF_8), Json.write(value)));
    }
  }
}
