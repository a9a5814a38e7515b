package hookline.bench.replay;

import hookline.payload.model.Ids;
import hookline.topics.Headers;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Payloads as an ingress writes them, straight to the log. Two in three are read otherwise by
 * Slack's dialect.
 */
final class Filling {
  private static final long LOOK_MILLIS = 200;
  private static final int IN_FLIGHT = 100_000;

  private final Site site;
  private final List<String> sources;

  Filling(Site site, List<String> sources) {
    this.site = site;
    this.sources = sources;
  }

  /** Returns the seconds until all of it are rows. */
  double fill(int payloads) throws Exception {
    Topics topics = new Topics(TopicSettings.DEFAULTS);
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            site.property("kafka.bootstrap.servers"),
            "linger.ms",
            "20",
            "compression.type",
            "lz4");
    long start = System.nanoTime();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < payloads; i++) {
        String source = sources.get(i % sources.size());
        var record =
            new ProducerRecord<>(topics.payloads(), Headers.bytes(source), Headers.bytes(body(i)));
        record.headers().add(Headers.DELIVERY_ID, Headers.bytes(deliveryId()));
        record
            .headers()
            .add(Headers.RECEIVED_AT, Headers.bytes(Long.toString(System.currentTimeMillis())));
        record.headers().add(Headers.DIALECT, Headers.bytes("mattermost"));
        record.headers().add(Headers.CONTENT_TYPE, Headers.bytes("application/json"));
        producer.send(record);
        if (i % IN_FLIGHT == IN_FLIGHT - 1) {
          awaitRows(i + 1 - IN_FLIGHT);
        }
      }
    }
    awaitRows(payloads);
    return (System.nanoTime() - start) / 1e9;
  }

  private void awaitRows(long rows) throws Exception {
    while (site.number("SELECT count(*) FROM posts") < rows) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static String body(int i) {
    return switch (i % 3) {
      case 0 -> "{\"text\": \"build %d is done\"}".formatted(i);
      case 1 ->
          "{\"text\": \"*build %d* failed in _prod_ &amp; <https://ci/%d|see>\"}".formatted(i, i);
      default ->
          ("{\"attachments\": [{\"title\": \"Build %d\", \"text\": \"*failed*\", \"color\": \"danger\","
                  + " \"fields\": [{\"title\": \"Branch\", \"value\": \"main\", \"short\": true}]}]}")
              .formatted(i);
    };
  }

  /** A UUID of version 7, as an ingress makes them. */
  private static String deliveryId() {
    UUID random = UUID.randomUUID();
    long most =
        (System.currentTimeMillis() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xFFF);
    return Ids.of(new UUID(most, random.getLeastSignificantBits()));
  }
}
