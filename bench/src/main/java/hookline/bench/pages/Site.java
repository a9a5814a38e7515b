package hookline.bench.pages;

import hookline.bench.directory.Filling;
import hookline.bench.directory.SampleDirectory;
import hookline.bench.measure.Progress;
import hookline.bench.process.Role;
import hookline.bench.process.Store;
import hookline.bench.process.Workbench;
import hookline.bench.store.StoreFilling;
import hookline.payload.model.Ids;
import hookline.topics.Headers;
import hookline.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A console with a directory and a full store behind it. The schema and the directory's tables are
 * the sink's own work; what it was never sent is filled in by the server itself.
 *
 * @param log of what the console asks the database
 */
record Site(Store store, StatementLog log, int port, Samples samples, String adminToken) {
  /** Starts one on the bench; a folder that was filled before is taken as it is. */
  static Site start(Workbench bench, Path folder, SampleDirectory directory, long posts)
      throws Exception {
    Topics topics = bench.topics("hookline.", 12);
    Map<String, String> kafka = Map.of("bootstrap.servers", bench.bootstrapServers());
    Filling.fill(topics, kafka, directory);
    boolean isFilled = Files.exists(folder.resolve("postgresql"));
    Store store = bench.database(folder).store();
    if (isFilled) {
      requireSame(store, directory, posts);
    } else {
      Role sink = bench.role("sink", topics, Map.of("store.jdbc.url", store.jdbcUrl()));
      store.awaitDirectory(directory.hooks(), directory.channels());
      Progress.tell("the directory is stored");
      sink.close();
      new StoreFilling(store, directory, posts, topics.payloads()).fill();
    }
    Samples samples = Samples.of(store, directory);
    writePayload(topics, kafka, store, samples);
    String adminToken = Ids.of(UUID.randomUUID());
    Role console =
        bench.role(
            "console",
            topics,
            Map.of("store.jdbc.url", store.jdbcUrl(), "admin.token", adminToken));
    return new Site(
        store, new StatementLog(store, folder), console.httpPort(), samples, adminToken);
  }

  private static void requireSame(Store store, SampleDirectory directory, long posts)
      throws Exception {
    // Every hundredth has two parts.
    long rows = posts + posts / 100;
    if (store.number("SELECT count(*) FROM posts") != rows
        || store.number("SELECT count(*) FROM hooks") != directory.hooks()
        || store.number("SELECT count(*) FROM channels") != directory.channels()) {
      throw new IOException("the data folder was filled with other numbers than are asked for");
    }
  }

  /** The payload of the delivery that is looked into, as an ingress writes it. */
  private static void writePayload(
      Topics topics, Map<String, String> kafka, Store store, Samples samples) throws Exception {
    RecordMetadata written;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var record =
          new ProducerRecord<>(
              topics.payloads(),
              Headers.bytes(samples.busyHook()),
              Headers.bytes("{\"text\": \"Build *1* of `service-1` failed on `main`\"}"));
      record.headers().add(Headers.DELIVERY_ID, Headers.bytes(samples.delivery()));
      record
          .headers()
          .add(
              Headers.RECEIVED_AT,
              Headers.bytes(Long.toString(Ids.deliveryMillis(samples.delivery()))));
      record.headers().add(Headers.DIALECT, Headers.bytes("mattermost"));
      record.headers().add(Headers.CONTENT_TYPE, Headers.bytes("application/json"));
      written = producer.send(record).get();
    }
    try (Connection connection = store.connect();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE posts SET payload_partition = ?, payload_offset = ? WHERE id = ?")) {
      update.setInt(1, written.partition());
      update.setLong(2, written.offset());
      update.setString(3, samples.delivery());
      update.executeUpdate();
    }
  }
}
