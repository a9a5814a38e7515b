package hookline.bench.sink;

import hookline.bench.PartCommand;
import hookline.bench.RunOptions;
import hookline.bench.measure.Budget;
import hookline.bench.measure.Quantity;
import hookline.bench.measure.Scene;
import hookline.bench.measure.Subject;
import hookline.bench.process.Child;
import hookline.bench.process.Role;
import hookline.bench.process.Workbench;
import hookline.payload.model.Post;
import hookline.sink.SinkConfig;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Part 3: posts from a topic to rows. */
@Command(
    name = "sink",
    description =
        "The sink beside a bare COPY of such rows into the same table, and beside Kafka Connect with"
            + " Debezium's JDBC sink.")
public final class SinkPart extends PartCommand {
  private static final String SINK = "hookline sink";
  private static final String COPY = "bare COPY";

  @Option(
      names = "--rows",
      defaultValue = "600000",
      description = "Of one measurement (${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--stored",
      split = ",",
      defaultValue = "0,1000000,10000000",
      description = "Rows that are in the table before (${DEFAULT-VALUE}).")
  private List<Long> stored = List.of();

  @Option(
      names = "--connector",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Whether Debezium's JDBC sink is measured as well; what it needs, some 60 MB, is fetched"
              + " once, from where the build has everything from.")
  private boolean connector;

  @Override
  public String title() {
    return "Sink";
  }

  @Override
  public Found measure(RunOptions options, Workbench bench) throws Exception {
    Topics topics = bench.topics("hookline.", 12);
    String jdbcUrl = bench.database().store().jdbcUrl();
    Role sink = bench.role("sink", topics, Map.of("store.jdbc.url", jdbcUrl));
    int batch = SinkConfig.defaults(topics, jdbcUrl, "", "", Map.of()).batchSize();
    Child copy =
        bench.keep(
            Child.start(
                bench.folder(),
                "copy",
                List.of(),
                BareCopy.class.getName(),
                jdbcUrl,
                Integer.toString(batch)));
    copy.answer();
    PostsTable table = new PostsTable(bench.database());
    StoredOffsets offsets =
        bench.keep(new StoredOffsets(bench.database().store().connect(), topics.posts()));
    Debezium debezium = connector ? bench.keep(Debezium.start(bench)) : null;

    List<Scene> scenes = new ArrayList<>();
    Map<String, List<Budget>> budgets = new HashMap<>();
    Duration warming = options.warmUp();
    for (long already : stored) {
      table.store(already, copy);
      List<Subject> subjects = new ArrayList<>();
      subjects.add(
          new TopicSubject(
              SINK,
              bench,
              sink.clock(),
              table,
              topics.posts(),
              rows,
              postRecords(topics),
              offsets::sum,
              warming));
      subjects.add(new CopySubject(COPY, copy, table, rows, warming));
      if (debezium != null) {
        subjects.add(debezium.subject(bench, table, rows, warming));
      }
      String scene = "%,d rows stored before".formatted(already);
      scenes.add(Scene.run(scene, subjects, options.rounds()));
      budgets.put(
          scene,
          List.of(
              Budget.atLeast(SINK, Quantity.RATE, COPY, 0.70),
              Budget.atLeast(SINK, Quantity.RATE, Debezium.NAME, 1.5)));
      warming = Duration.ZERO;
    }
    return new Found(notes(options, batch), scenes, budgets);
  }

  private static java.util.function.LongFunction<ProducerRecord<byte[], byte[]>> postRecords(
      Topics topics) {
    SamplePosts posts = new SamplePosts();
    return i -> {
      Post post = posts.next();
      var record =
          new ProducerRecord<>(topics.posts(), Headers.bytes(post.channelId()), Json.write(post));
      record.headers().add(Headers.DELIVERY_ID, Headers.bytes(post.deliveryId()));
      record.headers().add(Headers.REVISION, Headers.bytes("0"));
      return record;
    };
  }

  private List<String> notes(RunOptions options, int batch) {
    List<String> notes = new ArrayList<>();
    notes.add(
        ("%,d rows a measurement, batches of at most %,d records for both; before each the table is"
                + " brought back to what it had, and a checkpoint made.")
            .formatted(rows, batch));
    notes.add(
        "The records are written in one transaction, so all can be read at the moment the clock"
            + " starts; it stops when the sink's own offsets say that the last is stored, or the"
            + " connector's in Kafka. The rows are then counted.");
    notes.add(
        "`fsync=on`; `synchronous_commit=off` in the sink's session, whose offsets vanish with its"
            + " rows, and in `COPY`'s%s."
                .formatted(
                    connector ? ", on in the connector's, whose offsets would not vanish" : ""));
    if (connector) {
      notes.addAll(Debezium.NOTES);
    }
    notes.add(
        "At least %d s of the same work before the first measurement; \"behind it\" is PostgreSQL."
            .formatted(options.warmUp().toSeconds()));
    return notes;
  }
}
