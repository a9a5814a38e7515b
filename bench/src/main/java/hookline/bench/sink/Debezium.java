package hookline.bench.sink;

import hookline.bench.measure.Subject;
import hookline.bench.process.Child;
import hookline.bench.process.ConnectorLibraries;
import hookline.bench.process.Workbench;
import hookline.embedded.FreePort;
import hookline.payload.model.Post;
import hookline.topics.Headers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Kafka Connect with Debezium's JDBC sink, tuned as well as we know how: large batches, rewritten
 * into few statements, the schema in the converter's settings and not in every record.
 */
final class Debezium implements AutoCloseable {
  static final String NAME = "Debezium's JDBC sink";

  static final List<String> NOTES =
      List.of(
          "Debezium's JDBC sink "
              + "3.6.0 on Kafka Connect 4.3.1, one task, tuned: upserts by id with `unnest`, batches"
              + " of 5,000, reduction buffer, `reWriteBatchedInserts`, schema outside the records."
              + " Its topic has the same rows, flat as it needs them, in as many partitions.");

  private static final String TOPIC = "bench.rows";
  private static final int PARTITIONS = 12;
  private static final int BATCH = 5_000;

  private final Child worker;
  private final Admin admin;

  private Debezium(Child worker, Admin admin) {
    this.worker = worker;
    this.admin = admin;
  }

  static Debezium start(Workbench bench) throws Exception {
    Admin admin = Admin.create(bench.kafka());
    admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    Path worker =
        write(
            bench.folder().resolve("connect-worker.properties"),
            Map.of(
                "bootstrap.servers",
                bench.bootstrapServers(),
                "offset.storage.file.filename",
                bench.folder().resolve("connect-offsets").toString(),
                "key.converter",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "listeners",
                "http://127.0.0.1:" + FreePort.find(),
                "offset.flush.interval.ms",
                "100"));
    Path connector = write(bench.folder().resolve("connector.properties"), settings(bench));
    Child process =
        Child.start(
            bench.folder(),
            "connect",
            List.of(
                Child.java(),
                "-cp",
                ConnectorLibraries.classPath(),
                "org.apache.kafka.connect.cli.ConnectStandalone",
                worker.toString(),
                connector.toString()));
    return new Debezium(process, admin);
  }

  private static Map<String, String> settings(Workbench bench) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("name", "bench");
    settings.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
    settings.put("tasks.max", "1");
    settings.put("topics", TOPIC);
    settings.put(
        "connection.url", bench.database().store().jdbcUrl() + "&reWriteBatchedInserts=true");
    settings.put("connection.username", "postgres");
    settings.put("connection.password", "");
    // Its own pool is in a library that is not to be had everywhere; one task needs none.
    settings.put(
        "connection.provider",
        "org.hibernate.engine.jdbc.connections.internal.DriverManagerConnectionProviderImpl");
    settings.put("insert.mode", "upsert");
    settings.put("dialect.postgres.unnest.insert.enabled", "true");
    settings.put("primary.key.mode", "record_value");
    settings.put("primary.key.fields", "id");
    settings.put("collection.name.format", "posts");
    settings.put("schema.evolution", "none");
    settings.put("batch.size", Integer.toString(BATCH));
    settings.put("use.reduction.buffer", "true");
    settings.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    settings.put("value.converter.schemas.enable", "true");
    settings.put("value.converter.schema.content", FlatRows.schema());
    settings.put("consumer.override.isolation.level", "read_committed");
    settings.put("consumer.override.max.poll.records", Integer.toString(BATCH));
    settings.put("consumer.override.max.partition.fetch.bytes", Integer.toString(4 << 20));
    return settings;
  }

  private static Path write(Path file, Map<String, String> settings) throws IOException {
    return Files.writeString(
        file,
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n")));
  }

  Subject subject(Workbench bench, PostsTable table, int rows, Duration warming) {
    SamplePosts posts = new SamplePosts();
    return new TopicSubject(
        NAME,
        bench,
        worker.clock(),
        table,
        TOPIC,
        rows,
        i -> {
          Post post = posts.next();
          return new ProducerRecord<>(TOPIC, Headers.bytes(post.channelId()), FlatRows.of(post));
        },
        this::committed,
        warming);
  }

  /** How far it has come, by the offsets it commits. */
  private long committed() throws Exception {
    if (!worker.isAlive()) {
      throw new IOException("Kafka Connect has ended" + worker.lastWords());
    }
    return admin
        .listConsumerGroupOffsets("connect-bench")
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .filter(offset -> offset != null)
        .mapToLong(offset -> offset.offset())
        .sum();
  }

  @Override
  public void close() {
    worker.close();
    admin.close(Duration.ZERO);
  }
}
