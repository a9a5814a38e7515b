package hookline.sink;

import hookline.sink.OldRows.CompleteSince;
import hookline.sink.OldRows.Copied;
import hookline.sink.StoreRebuild.Summary;
import hookline.sink.StoredOffsets.Partition;
import hookline.topics.DirectoryTopic;
import hookline.topics.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One run of a rebuild, from the rules to the swap, into a schema whose tables are made. For one
 * thread, and once.
 */
final class RebuildRun {
  private static final Duration POLL = Duration.ofMillis(200);

  /** So few records are read while the sinks wait. */
  private static final long NEAR = 2_000;

  /** How long sinks wait at most; shorter than they are patient with a lock. */
  private static final Duration CATCH_UP = Duration.ofMillis(1_500);

  // Shorter than PostgreSQL waits before it ends one of two that wait for each other: it shall be
  // this one that gives way, and no reader.
  private static final String GIVE_WAY = "SET LOCAL lock_timeout = '800ms'";

  private static final Duration SWAP_PATIENCE = Duration.ofMinutes(10);
  private static final Duration SWAP_PAUSE = Duration.ofMillis(500);
  private static final Duration SWEPT_PATIENCE = Duration.ofSeconds(30);

  private final Topics topics;
  private final RebuildProgress progress;
  private final Consumer<RebuildStep> done;
  private final Connection control;
  private final StoreSchemas schemas;
  private final StoreSwap swap;
  private final StoredLog log;
  private final Store store;
  private final OldRows old;
  private final RecordReader reader;

  /**
   * A run that has done nothing yet.
   *
   * @param control a session without limits, with the store in use on its search path
   * @param store the new one
   */
  RebuildRun(
      Topics topics,
      RebuildProgress progress,
      Consumer<RebuildStep> done,
      Connection control,
      StoreSchemas schemas,
      StoredLog log,
      Store store)
      throws SQLException {
    this.topics = topics;
    this.progress = progress;
    this.done = done;
    this.control = control;
    this.schemas = schemas;
    this.swap = new StoreSwap(control, schemas);
    this.log = log;
    this.store = store;
    this.old = new OldRows(control, schemas.current(), schemas.next(), progress);
    this.reader = new RecordReader(topics);
  }

  /** Every topic that becomes rows. */
  static List<String> all(Topics topics) {
    List<String> all = new ArrayList<>(Sink.liveTopics(topics));
    all.addAll(Sink.replayTopics(topics));
    return all;
  }

  /** What rules are, and what they ask for. */
  private Set<String> ruling() {
    Set<String> ruling = new HashSet<>(Set.of(topics.erasures(), topics.directChannels()));
    for (DirectoryTopic topic : DirectoryTopic.values()) {
      ruling.add(topics.directory(topic));
    }
    return ruling;
  }

  /** Does all of it; what it throws leaves the store in use as it is. */
  Summary run(Instant began) throws SQLException {
    control.setAutoCommit(false);
    log.pin(stored());
    control.commit();
    progress.says("reading rules and the directory");
    old.copyRules();
    old.copyDirectChannels();
    readTo(ruling());
    done.accept(RebuildStep.RULES_READ);

    Copied copied = copy();
    done.accept(RebuildStep.OLD_ROWS_COPIED);

    progress.says("reading the log");
    Set<String> everything = Set.copyOf(all(topics));
    readTo(everything);
    sweep();
    analyze();
    done.accept(RebuildStep.LOG_READ);

    swapSoon(everything);
    done.accept(RebuildStep.SWAPPED);
    schemas.execute("DROP SCHEMA " + schemas.next() + " CASCADE");
    control.commit();
    return new Summary(
        log.read(),
        copied.posts(),
        copied.rejections(),
        copied.duplicates(),
        schemas.before(),
        Duration.between(began, Instant.now()));
  }

  private Copied copy() throws SQLException {
    CompleteSince since = CompleteSince.of(log, topics, log.remade(stored()));
    control.commit();
    if (since.all() == Long.MIN_VALUE) {
      progress.says("the log is complete: nothing is copied from the old tables");
    } else {
      progress.says(
          "copying from the old tables what the log may have lost records of: posts of before %s, rejections of before %s"
              .formatted(time(since.posts()), time(since.rejections())));
    }
    Copied copied = old.copyDeliveries(since);
    old.mergeHookUses();
    control.commit();
    sweep();
    return copied;
  }

  private Map<Partition, Long> stored() throws SQLException {
    Map<Partition, Long> stored = new HashMap<>();
    try (Statement select = control.createStatement();
        ResultSet rows =
            select.executeQuery(
                "SELECT topic, topic_id, partition, next FROM %s.offsets"
                    .formatted(schemas.current()))) {
      while (rows.next()) {
        stored.put(
            new Partition(rows.getString(1), rows.getString(2), rows.getInt(3)), rows.getLong(4));
      }
    }
    return stored;
  }

  /** Until only little is left, which a sink may have stored meanwhile. */
  private void readTo(Collection<String> wanted) throws SQLException {
    do {
      log.aim(stored(), wanted);
      control.commit();
      while (log.left() > 0) {
        storeNext();
      }
      log.aim(stored(), wanted);
      control.commit();
    } while (log.left() > NEAR);
  }

  private void storeNext() throws SQLException {
    List<ConsumerRecord<byte[], byte[]>> records = log.poll(POLL);
    if (!records.isEmpty()) {
      try {
        store.write(List.of(), Batch.of(records, reader).rows());
      } catch (OffsetsMovedException e) {
        throw new IllegalStateException("no offset is moved", e);
      }
    }
    progress.isAt(log.read(), log.read() + log.left(), "records");
  }

  private void sweep() throws SQLException {
    while (store.sweep()) {
      progress.isAt(0, 0, "erasing");
    }
  }

  /** A table that was just filled is not known to the planner yet. */
  private void analyze() throws SQLException {
    for (StoreSchemas.Relation relation : schemas.relations(schemas.next())) {
      if (!relation.view()) {
        schemas.execute("ANALYZE %s.%s".formatted(schemas.next(), relation.name()));
      }
    }
    control.commit();
  }

  private void swapSoon(Set<String> everything) throws SQLException {
    Instant from = Instant.now();
    boolean told = false;
    while (!swapNow(everything, from)) {
      if (Instant.now().isAfter(from.plus(SWAP_PATIENCE))) {
        throw new StoreUpkeepException(
            "the tables were in use for %d minutes on end: end long queries, and begin again"
                .formatted(SWAP_PATIENCE.toMinutes()));
      }
      if (!told) {
        progress.says("waiting for a moment in which nobody has the tables in use");
        told = true;
      }
      pause();
      readTo(everything);
      sweep();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(SWAP_PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUpkeepException("interrupted; the store in use is as it was");
    }
  }

  /** False when the moment was not right: nothing has changed then. */
  private boolean swapNow(Set<String> everything, Instant from) throws SQLException {
    try {
      schemas.execute(GIVE_WAY);
      // What every batch shares: all that began are over, and none begins.
      schemas.execute("SELECT pg_advisory_xact_lock(" + Erasures.LOCK_KEY + ")");
      if (!catchUp(everything) || isErasing(from)) {
        control.rollback();
        return false;
      }
      done.accept(RebuildStep.LOCKED);
      old.mergeHookUses();
      old.takeCounts();
      old.takeOffsets();
      swap.move(
          "the store as it was before the rebuild of %s; transaction %s"
              .formatted(
                  Instant.now().truncatedTo(ChronoUnit.SECONDS),
                  StoreSchemas.value(control, "SELECT pg_current_xact_id()")));
      done.accept(RebuildStep.MOVED);
      control.commit();
      return true;
    } catch (SQLException e) {
      control.rollback();
      String state = String.valueOf(e.getSQLState());
      if (state.equals("55P03") || state.equals("40P01")) {
        return false;
      }
      throw e;
    }
  }

  /** Reads the last records; false when they are too many for sinks to wait that long. */
  private boolean catchUp(Set<String> everything) throws SQLException {
    Instant until = Instant.now().plus(CATCH_UP);
    log.aim(stored(), everything);
    while (log.left() > 0) {
      if (Instant.now().isAfter(until)) {
        return false;
      }
      storeNext();
    }
    sweep();
    return true;
  }

  /** Whether a sink is about to erase: then the old rows are not what they shall be. */
  private boolean isErasing(Instant from) throws SQLException {
    boolean erasing =
        StoreSchemas.value(
                control,
                "SELECT 1 FROM %s.erasures WHERE applied_at = 0 LIMIT 1"
                    .formatted(schemas.current()))
            != null;
    return erasing && Instant.now().isBefore(from.plus(SWEPT_PATIENCE));
  }

  private static String time(long millis) {
    return millis == Long.MIN_VALUE
        ? "no time"
        : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
