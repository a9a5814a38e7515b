package hookline.bench.directory;

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
final class Filling {
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;

  private Filling(Topics topics, KafkaProducer<byte[], byte[]> producer) {
    this.topics = topics;
    this.producer = producer;
  }

  /** Returns when the broker has all of it. */
  static void fill(Topics topics, Map<String, String> kafka, SampleDirectory directory) {
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
