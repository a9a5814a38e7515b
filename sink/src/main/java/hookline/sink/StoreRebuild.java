package hookline.sink;

import com.zaxxer.hikari.HikariDataSource;
import hookline.topics.ReaderSettings;
import hookline.topics.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes the store anew from the log, beside the one in use, and puts it in its place once it has
 * stored the same: sinks and readers run on, and never see half of it. One at a time, by one
 * thread.
 *
 * <pre>
 * rules      what was erased, first of all, so that nothing of it is ever in the new store
 * directory  hooks and channels, which rules ask for
 * old rows   deliveries older than the log, copied whole
 * log        everything else, up to what the store in use has stored, again and again
 * swap       the sinks wait for a moment; what they stored last is read, and the tables change places
 * </pre>
 *
 * A rebuild that ends anywhere before the swap leaves the store in use as it is; the next begins by
 * taking away what it made.
 */
public final class StoreRebuild {
  private static final String ALONE =
      "SELECT pg_try_advisory_lock(hashtextextended('hookline rebuild ' || current_schema(), 0))";

  private final SinkConfig config;
  private final Topics topics;
  private final RebuildProgress progress;
  private final Consumer<RebuildStep> done;

  /** A rebuild of the store that sinks of that configuration fill. */
  public StoreRebuild(SinkConfig config, Topics topics, RebuildProgress progress) {
    this(config, topics, progress, step -> {});
  }

  /**
   * The same.
   *
   * @param done told of each step; what it throws ends the rebuild as a kill would, cleaning
   *     nothing
   */
  StoreRebuild(
      SinkConfig config, Topics topics, RebuildProgress progress, Consumer<RebuildStep> done) {
    this.config = config;
    this.topics = topics;
    this.progress = progress;
    this.done = done;
  }

  /**
   * What was done.
   *
   * @param offsets of the log that were read
   * @param posts rows that were copied since the log has lost records of their time, as are the
   *     other two
   * @param kept the schema where the old tables are now
   */
  public record Summary(
      long offsets, long posts, long rejections, long duplicates, String kept, Duration took) {}

  /**
   * Rebuilds the store.
   *
   * @throws StoreUpkeepException when it cannot be done; the store in use is as it was
   */
  public Summary run() {
    Instant began = Instant.now();
    try (Connection control = Schema.patientSource(config, "hookline-rebuild").getConnection()) {
      if (!"t".equals(StoreSchemas.value(control, ALONE))) {
        throw new StoreUpkeepException("another rebuild of this store is running: wait for it");
      }
      StoreSchemas schemas = StoreSchemas.of(control);
      makeSchema(schemas);
      List<String> attached = new StoreSwap(control, schemas).attached();
      if (!attached.isEmpty()) {
        throw new StoreUpkeepException(
            "these hang on the tables and would stay with the old ones: %s; drop them, and make them again afterwards"
                .formatted(String.join(", ", attached)));
      }
      done.accept(RebuildStep.SCHEMA_MADE);
      try (Admin admin = Admin.create(new HashMap<>(config.kafka()));
          org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer = consumer();
          HikariDataSource pool = StorePool.open(config, 1, schemas.next())) {
        StoredLog log =
            new StoredLog(
                consumer,
                new TopicIds(admin, Sink.KAFKA_PATIENCE),
                RebuildRun.all(topics),
                Sink.KAFKA_PATIENCE.multipliedBy(6));
        return new RebuildRun(topics, progress, done, control, schemas, log, new Store(pool))
            .run(began);
      }
    } catch (SQLException e) {
      throw new StoreUpkeepException(SqlFailure.of(e).sentence(e, config), e);
    } catch (InvalidOffsetException e) {
      throw new StoreUpkeepException(
          "the log was shortened while it was read, %s: begin again".formatted(e.partitions()), e);
    } catch (KafkaException e) {
      throw new StoreUpkeepException(KafkaFailure.of(e).sentence(), e);
    }
  }

  private void makeSchema(StoreSchemas schemas) throws SQLException {
    String before = schemas.before();
    if (schemas.exists(before)) {
      throw new StoreUpkeepException(
          schemas.mark(before) == null
              ? "there is a schema %s that no rebuild made: give it another name".formatted(before)
              : "schema %s still keeps the tables of before the last rebuild: look at `hookline store compare`, then `hookline store drop-before`"
                  .formatted(before));
    }
    String next = schemas.next();
    if (schemas.exists(next)) {
      if (schemas.mark(next) == null) {
        throw new StoreUpkeepException(
            "there is a schema %s that no rebuild made: give it another name".formatted(next));
      }
      progress.says("taking away what an earlier rebuild left in schema " + next);
      schemas.execute("DROP SCHEMA " + next + " CASCADE");
    }
    new Schema(config).migrate();
    progress.says("making tables in schema " + next);
    schemas.make(next, "a rebuild that is not done; the next one takes it away");
    new Schema(config, schemas.nextPlain()).migrate();
  }

  private org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = ReaderSettings.of(config.kafka(), "none");
    settings.putIfAbsent("client.id", topics.prefix() + "rebuild");
    settings.putIfAbsent("max.poll.records", config.batchSize());
    settings.putIfAbsent("fetch.max.wait.ms", 100);
    settings.put("isolation.level", "read_committed");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
