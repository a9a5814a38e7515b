package hookline.faults.fault;

import hookline.faults.fault.Fault.Target;
import hookline.faults.line.Line;
import hookline.faults.line.Offsets;
import hookline.faults.line.Role;
import hookline.faults.line.RoleKind;
import hookline.faults.network.Link;
import hookline.faults.network.Way;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What can happen to a sink only. */
final class SinkFaults {
  private static final int TRIES = 10;
  private static final long BACKLOG_MILLIS = 1_500;
  private static final Duration STORING_PATIENCE = Duration.ofSeconds(5);
  private static final Duration BACK_PATIENCE = Duration.ofMinutes(2);

  static final List<Fault> ALL =
      List.of(
          new Fault("sink-killed-between-commits", Target.SINK, SinkFaults::killBetweenCommits),
          new Fault(
              "sink-frozen-past-its-session",
              Target.SINK,
              (line, random) ->
                  Frozen.pastSession(RoleFaults.one(line, RoleKind.SINK, random), random)));

  private SinkFaults() {}

  /**
   * Killed when the database has committed and Kafka has not. The moment is made: nothing the sink
   * says reaches the group's coordinator while it stores what it had fetched, nor afterwards.
   */
  private static void killBetweenCommits(Line line, Random random) throws MissedException {
    List<String> whyNot = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      Role sink = RoleFaults.one(line, RoleKind.SINK, random);
      try {
        String missed = whatCameBetween(line, sink);
        if (missed == null) {
          return;
        }
        whyNot.add(sink.process().name() + " " + missed);
      } catch (IllegalStateException | UncheckedIOException e) {
        // It, or what is looked at, may be away as well, by another fault.
        whyNot.add(String.valueOf(e.getMessage()));
      } finally {
        sink.process().kill();
        sink.process().start();
      }
      Waiting.until("the sink is back", BACK_PATIENCE, sink::isReady);
    }
    throw new MissedException("no sink was caught between the two commits: " + whyNot);
  }

  /** Null when it was killed in its moment; else why not. */
  private static @Nullable String whatCameBetween(Line line, Role sink) {
    Offsets offsets = new Offsets(line);
    Set<TopicPartition> its = offsets.ofSink(sink.instanceId());
    if (its.isEmpty()) {
      return "had no partitions, as far as its group tells";
    }
    ChildProcess process = sink.process();
    process.freeze();
    // What it was storing the database ends meanwhile.
    Waiting.pause(BACKLOG_MILLIS);
    Map<TopicPartition, Long> frozen = offsets.stored();
    ChildProcess coordinator = line.kafka().brokers().get(offsets.sinksCoordinator() - 1);
    List<Link> links = line.network().between(process.name(), coordinator.name());
    links.forEach(link -> link.swallow(Way.THERE));
    process.wake();
    Waiting.holdsWithin(
        STORING_PATIENCE,
        () -> {
          Map<TopicPartition, Long> now = offsets.stored();
          return its.stream().anyMatch(p -> !Objects.equals(now.get(p), frozen.get(p)));
        });
    process.kill();
    // What it had said is lost with it: a link that is only mended would bring it late.
    links.forEach(Link::reset);
    links.forEach(Link::mend);
    Map<TopicPartition, Long> stored = offsets.stored();
    Map<TopicPartition, Long> told = offsets.toldByTheSinks();
    // Nobody else tells of these before the group has given them away, for which it takes longer.
    List<TopicPartition> moved =
        its.stream().filter(p -> !Objects.equals(stored.get(p), frozen.get(p))).toList();
    if (moved.isEmpty()) {
      return "stored nothing of %d partitions".formatted(its.size());
    }
    return moved.stream().anyMatch(p -> told.getOrDefault(p, 0L) < stored.getOrDefault(p, 0L))
        ? null
        : "was heard by its group of all it stored";
  }
}
