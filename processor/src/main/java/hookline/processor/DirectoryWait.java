package hookline.processor;

import hookline.directory.DirectoryPosition;
import hookline.directory.DirectoryPosition.TopicPosition;
import hookline.directory.DirectoryView;
import hookline.topics.DirectoryTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the view, a moment at most: the ingress that took the payload had read what the stamp
 * says, and this process will have soon.
 *
 * <p>A stamp can also be one that nobody will ever reach: when the directory's topics were made
 * anew, or lost their ends. The brokers know; such a stamp counts as reached once the view is at
 * the end they tell. Thread-safe.
 */
final class DirectoryWait implements DirectoryGate {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryWait.class);
  private static final Duration BROKER_PATIENCE = Duration.ofSeconds(10);

  private final DirectoryView view;
  private final Duration patience;
  private final ProcessorMetrics metrics;

  /** The stamp last passed: nearly every payload has the one before's. */
  private volatile byte[] passed = new byte[0];

  /** Ids of topics that are no more: what was read of them, nobody will read again. */
  private final Set<Uuid> gone = ConcurrentHashMap.newKeySet();

  DirectoryWait(DirectoryView view, Duration patience, ProcessorMetrics metrics) {
    this.view = view;
    this.patience = patience;
    this.metrics = metrics;
  }

  @Override
  public void await(@Nullable Header stamp) {
    if (stamp == null || stamp.value() == null || Arrays.equals(stamp.value(), passed)) {
      return;
    }
    DirectoryPosition wanted =
        DirectoryPosition.parse(new String(stamp.value(), StandardCharsets.UTF_8));
    DirectoryPosition stillThere = without(gone, wanted);
    if (!view.position().covers(stillThere)) {
      long begun = System.nanoTime();
      try {
        waitFor(stillThere);
      } finally {
        metrics.waitedForDirectory(Duration.ofNanos(System.nanoTime() - begun));
      }
    }
    passed = stamp.value();
  }

  private void waitFor(DirectoryPosition wanted) {
    boolean sameTopics = sameTopics(wanted, view.position());
    if (sameTopics && view.awaitReached(wanted, patience)) {
      return;
    }
    DirectoryPosition ends = askEnds();
    DirectoryPosition reachable = reachable(wanted, ends);
    boolean waited = sameTopics && reachable.equals(wanted);
    if (waited || !view.awaitReached(reachable, patience)) {
      throw new StreamsException(
          "the directory is behind the payloads: wanted %s, read %s, its end is %s; is the cluster"
                  .formatted(wanted, view.position(), ends)
              + " slow? The payload is tried again");
    }
    if (reachable.equals(wanted)) {
      return; // The view was about to read topics that were made anew.
    }
    metrics.unreachableStamp();
    wanted
        .topics()
        .forEach(
            (topic, position) -> {
              TopicPosition end = ends.topics().get(topic);
              if (end != null && !end.topicId().equals(position.topicId())) {
                gone.add(position.topicId());
              }
            });
    LOG.warn(
        "A payload was accepted under a directory that is no more ({}); it is judged by the one"
            + " there is ({})",
        wanted,
        ends);
  }

  /** The stamp, with what nobody can reach replaced by the end there is. */
  private static DirectoryPosition reachable(DirectoryPosition wanted, DirectoryPosition ends) {
    Map<DirectoryTopic, TopicPosition> reachable = new EnumMap<>(DirectoryTopic.class);
    wanted
        .topics()
        .forEach(
            (topic, position) -> {
              TopicPosition end = ends.topics().get(topic);
              boolean never =
                  end != null
                      && (!end.topicId().equals(position.topicId())
                          || position.next() > end.next());
              reachable.put(topic, never ? end : position);
            });
    return new DirectoryPosition(reachable);
  }

  private static DirectoryPosition without(Set<Uuid> gone, DirectoryPosition position) {
    if (gone.isEmpty()) {
      return position;
    }
    Map<DirectoryTopic, TopicPosition> rest = new EnumMap<>(DirectoryTopic.class);
    rest.putAll(position.topics());
    rest.values().removeIf(topic -> gone.contains(topic.topicId()));
    return new DirectoryPosition(rest);
  }

  private static boolean sameTopics(DirectoryPosition wanted, DirectoryPosition present) {
    return wanted.topics().entrySet().stream()
        .allMatch(
            entry -> {
              TopicPosition mine = present.topics().get(entry.getKey());
              return mine != null && mine.topicId().equals(entry.getValue().topicId());
            });
  }

  private DirectoryPosition askEnds() {
    try {
      return view.askEnds().get(BROKER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StreamsException("the brokers do not tell where the directory ends", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StreamsException("interrupted while waiting for the directory", e);
    }
  }
}
