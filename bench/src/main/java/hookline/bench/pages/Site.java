package hookline.bench.pages;

import hookline.bench.directory.Filling;
import hookline.bench.directory.SampleDirectory;
import hookline.bench.measure.Progress;
import hookline.bench.process.Database;
import hookline.bench.process.Role;
import hookline.bench.process.Workbench;
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
record Site(Database database, StatementLog log, int port, Samples samples, String adminToken) {
  private static final long LOOK_MILLIS = 200;

  /** Starts one on the bench; a folder that was filled before is taken as it is. */
  static Site start(Workbench bench, Path folder, SampleDirectory directory, long posts)
      throws Exception {
    Topics topics = bench.topics("hookline.", 12);
    Map<String, String> kafka = Map.of("bootstrap.servers", bench.bootstrapServers());
    Filling.fill(topics, kafka, directory);
    boolean isFilled = Files.exists(folder.resolve("postgresql"));
    Database database = bench.database(folder);
    bench.watch(database.clock());
    if (isFilled) {
      requireSame(database, directory, posts);
    } else {
      Role sink = bench.role("sink", topics, Map.of("store.jdbc.url", database.jdbcUrl()));
      awaitDirectory(database, directory);
      sink.close();
      new StoreFilling(database, directory, posts, topics.payloads()).fill();
    }
    Samples samples = Samples.of(database, directory);
    writePayload(topics, kafka, database, samples);
    String adminToken = Ids.of(UUID.randomUUID());
    Role console =
        bench.role(
            "console",
            topics,
            Map.of("store.jdbc.url", database.jdbcUrl(), "admin.token", adminToken));
    return new Site(
        database, new StatementLog(database, folder), console.httpPort(), samples, adminToken);
  }

  private static void requireSame(Database database, SampleDirectory directory, long posts)
      throws Exception {
    // Every hundredth has two parts.
    long rows = posts + posts / 100;
    if (database.number("SELECT count(*) FROM posts") != rows
        || database.number("SELECT count(*) FROM hooks") != directory.hooks()
        || database.number("SELECT count(*) FROM channels") != directory.channels()) {
      throw new IOException("the data folder was filled with other numbers than are asked for");
    }
  }

  private static void awaitDirectory(Database database, SampleDirectory directory)
      throws Exception {
    long stored = -1;
    while (stored < directory.hooks() + directory.channels()) {
      Thread.sleep(LOOK_MILLIS);
      stored =
          database.number("SELECT (SELECT count(*) FROM hooks) + (SELECT count(*) FROM channels)");
    }
    Progress.tell("the directory is stored");
  }

  /** The payload of the delivery that is looked into, as an ingress writes it. */
  private static void writePayload(
      Topics topics, Map<String, String> kafka, Database database, Samples samples)
      throws Exception {
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
    try (Connection connection = database.connect();
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
