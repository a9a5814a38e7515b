package hookline.faults.scale;

import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.topics.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes payloads to the log as an ingress does, of every source in turn. Thread-safe. */
final class Payloads implements AutoCloseable {
  private final Site site;
  private final KafkaProducer<byte[], byte[]> producer;

  Payloads(Site site) {
    this.site = site;
    Map<String, Object> settings = new HashMap<>(site.kafka());
    settings.put("linger.ms", "5");
    settings.put("acks", "all");
    settings.put("compression.type", "lz4");
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes one under a delivery id of its own. */
  void write(int number) {
    write(number, Ids.of(UUID.randomUUID()));
  }

  /** Writes one whose post will come under that delivery id. */
  void write(int number, String delivery) {
    List<Hook> hooks = site.hooks();
    String source = hooks.get(number % hooks.size()).sourceId();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(site.topics().payloads(), Headers.bytes(source), body(number));
    record
        .headers()
        .add(Headers.DELIVERY_ID, Headers.bytes(delivery))
        .add(Headers.RECEIVED_AT, Headers.bytes(Long.toString(System.currentTimeMillis())))
        .add(Headers.DIALECT, Headers.bytes("mattermost"))
        .add(Headers.CONTENT_TYPE, Headers.bytes("application/json"));
    producer.send(record);
  }

  /** Returns when the broker has all that were written. */
  void flush() {
    producer.flush();
  }

  /** A line, a line with a link and marks, and an alert in turn. */
  private static byte[] body(int number) {
    String body =
        switch (number % 3) {
          case 0 -> "{\"text\": \"build %d is done\"}".formatted(number);
          case 1 ->
              "{\"text\": \"build *%d* failed in _prod_: <https://ci/%d|see>\"}"
                  .formatted(number, number);
          default ->
              ("{\"attachments\": [{\"title\": \"Build %d\", \"text\": \"*failed*\","
                      + " \"color\": \"danger\", \"fields\": [{\"title\": \"Branch\","
                      + " \"value\": \"main\", \"short\": true}]}]}")
                  .formatted(number);
        };
    return Headers.bytes(body);
  }

  @Override
  public void close() {
    producer.close();
  }
}
