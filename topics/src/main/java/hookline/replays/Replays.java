package hookline.replays;

import static java.util.Comparator.comparing;

import hookline.replays.ReplayWish.Wish;
import hookline.topics.Json;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every replay there is, as the topic's records tell it. Thread-safe. */
public final class Replays {
  private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

  private final Map<String, Replay> replays = new HashMap<>();
  private final Map<String, ReplayWish> wishes = new HashMap<>();
  private final Map<String, ReplayProgress> progress = new HashMap<>();

  /** A replay, and what has become of it. */
  public record Known(Replay replay, Wish wish, ReplayProgress progress) {}

  /**
   * As {@link #take}, of whoever is the one that writes progress, and knows better how far it is.
   */
  public synchronized void takeFromOthers(ConsumerRecord<String, byte[]> record) {
    if (record.key() != null && !ReplayProgress.isKey(record.key())) {
      take(record);
    }
  }

  /** Notes how far a replay is. */
  public synchronized void put(ReplayProgress far) {
    progress.put(far.replayId(), far);
  }

  /** Takes a record in; one that cannot be read, as one written by hand may be, is left alone. */
  public synchronized void take(ConsumerRecord<String, byte[]> record) {
    String key = record.key();
    if (key == null || record.value() == null) {
      return;
    }
    try {
      if (ReplayWish.isKey(key)) {
        ReplayWish wish = Json.read(record.value(), ReplayWish.class);
        wishes.put(wish.replayId(), wish);
      } else if (ReplayProgress.isKey(key)) {
        ReplayProgress far = Json.read(record.value(), ReplayProgress.class);
        progress.put(far.replayId(), far);
      } else {
        Replay replay = Json.read(record.value(), Replay.class);
        replays.put(replay.id(), replay);
      }
    } catch (UncheckedIOException | NullPointerException e) {
      LOG.warn(
          "Skipped the record at {}-{} offset {}, which is no replay's",
          record.topic(),
          record.partition(),
          record.offset());
    }
  }

  /** That replay. */
  public synchronized Optional<Known> find(String id) {
    return Optional.ofNullable(replays.get(id)).map(this::known);
  }

  /** All of them, the oldest first. */
  public synchronized List<Known> all() {
    return replays.values().stream()
        .sorted(comparing(Replay::createAt).thenComparing(Replay::id))
        .map(this::known)
        .toList();
  }

  /** Forgets everything, to be told it again. */
  public synchronized void clear() {
    replays.clear();
    wishes.clear();
    progress.clear();
  }

  private Known known(Replay replay) {
    ReplayWish wish = wishes.get(replay.id());
    return new Known(
        replay,
        wish == null || wish.wish() == null ? Wish.RUN : wish.wish(),
        progress.getOrDefault(replay.id(), ReplayProgress.waiting(replay.id())));
  }
}
