package hookline.replay;

import hookline.replay.Examiner.Examined;
import hookline.replay.Examiner.Read;
import hookline.replays.Replay;
import hookline.replays.ReplayCounts;
import hookline.replays.ReplayKind;
import hookline.replays.ReplayProgress;
import hookline.replays.ReplaySample;
import hookline.replays.ReplayState;
import hookline.replays.Replays.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One replay at work, a step at a time:
 *
 * <pre>
 * settles   until what was written before is a row, so that the store can be compared with
 * reads     a batch, compares it, writes copies of what would change and how far it is
 * settles   until what was written is a row, too
 * </pre>
 *
 * A run that is begun again by another process goes on where the last transaction left it. Belongs
 * to one thread.
 */
final class ReplayRun implements AutoCloseable {
  private static final int LARGEST_BATCH = 500;

  /** With a rate so many batches a second, or more than one payload would come at once. */
  private static final int BATCHES_A_SECOND = 4;

  private static final int SAMPLES_OF_A_KIND = 10;
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Progress without copies is told this often. */
  private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Replay replay;
  private final Tools tools;
  private final ReplayMetrics metrics;
  private final Examiner examiner;
  private final Throttle throttle;

  private ReplayProgress progress;
  private Settling settling;
  private boolean settled;
  private @Nullable PayloadSource source;
  private long toldAt;

  ReplayRun(Known known, Tools tools, ReplayMetrics metrics) {
    this.metrics = metrics;
    this.replay = known.replay();
    this.progress = known.progress();
    this.tools = tools;
    this.examiner =
        new Examiner(
            replay, tools.directory(), tools.judge(), tools.store(), tools.topics().settings());
    this.throttle = new Throttle(replay.rate(), System::nanoTime, tools.offsets());
    this.settling = new Settling(tools.offsets(), tools.kafka());
    this.toldAt = System.nanoTime() - TELL_NANOS;
  }

  String id() {
    return replay.id();
  }

  boolean isOver() {
    return progress.state().isOver();
  }

  ReplayProgress progress() {
    return progress;
  }

  /**
   * Does a little of what is left.
   *
   * @return nanoseconds to wait before the next step
   */
  long step() {
    if (progress.ranges().isEmpty()) {
      place();
    }
    if (!settled) {
      return settle();
    }
    if (progress.state() == ReplayState.STORING) {
      tell(progress.in(ReplayState.DONE, "", now()));
      return 0;
    }
    long wait = throttle.waitNanos();
    return wait > 0 ? wait : read();
  }

  /** Stops it, for a while or for good; what was written stays written. */
  void leave(ReplayState state) {
    tell(progress.in(state, "", now()));
  }

  private void place() {
    long now = now();
    var ranges = Placement.of(replay.filter(), tools.offsets());
    ReplayProgress begun = progress.begun(now, now, ranges);
    tell(begun.in(ReplayState.WAITING, "", now));
  }

  private long settle() {
    String waitsFor = settling.waitsFor();
    if (waitsFor == null) {
      settled = true;
      if (progress.state() != ReplayState.STORING) {
        tell(progress.in(ReplayState.RUNNING, "", now()));
      }
      return 0;
    }
    if (!waitsFor.equals(progress.detail()) && System.nanoTime() - toldAt >= TELL_NANOS) {
      ReplayState state =
          progress.state() == ReplayState.STORING ? ReplayState.STORING : ReplayState.WAITING;
      tell(progress.in(state, waitsFor, now()));
    }
    return LOOK_AGAIN_NANOS;
  }

  private long read() {
    long begun = System.nanoTime();
    PayloadSource source = source();
    List<Read> batch = source.next();
    List<Examined> examined = examiner.examine(batch);
    ReplayProgress further = further(batch.size(), examined, source);
    List<ProducerRecord<byte[], byte[]>> made = copies(examined);
    boolean allRead = further.ranges().stream().allMatch(range -> range.isRead());
    if (!made.isEmpty() || allRead || System.nanoTime() - toldAt >= TELL_NANOS) {
      tell(made, allRead ? afterReading(further) : further);
    } else {
      progress = further;
    }
    metrics.read(batch.size());
    metrics.copied(made.size());
    throttle.did(batch.size(), begun);
    return 0;
  }

  private ReplayProgress afterReading(ReplayProgress further) {
    if (!replay.apply() || further.counts().applied() == 0) {
      return further.in(ReplayState.DONE, "", now());
    }
    settled = false;
    settling = new Settling(tools.offsets(), tools.kafka());
    return further.in(ReplayState.STORING, "", now());
  }

  private ReplayProgress further(int read, List<Examined> examined, PayloadSource source) {
    ReplayCounts counts = progress.counts().withRead(read);
    List<ReplaySample> samples = new ArrayList<>();
    for (Examined one : examined) {
      counts = counts.plus(one.kind());
      if (isSample(one.kind(), samples)) {
        samples.add(new ReplaySample(one.payload().delivery().id(), one.kind()));
      }
    }
    return progress.further(now(), source.ranges(), counts, samples);
  }

  private boolean isSample(ReplayKind kind, List<ReplaySample> more) {
    if (kind == ReplayKind.UNCHANGED) {
      return false;
    }
    long there = progress.samples().stream().filter(sample -> sample.kind() == kind).count();
    return there + more.stream().filter(sample -> sample.kind() == kind).count()
        < SAMPLES_OF_A_KIND;
  }

  private List<ProducerRecord<byte[], byte[]>> copies(List<Examined> examined) {
    if (!replay.apply()) {
      return List.of();
    }
    // Now: whoever processes them must have seen the directory that they were compared by.
    Copies copies =
        new Copies(
            tools.topics().replayPayloads(),
            replay,
            progress.revision(),
            tools.directory().positionToStamp().toString());
    return examined.stream()
        .filter(one -> one.kind() != ReplayKind.UNCHANGED && one.kind() != ReplayKind.LEFT_OUT)
        .map(copies::of)
        .toList();
  }

  private void tell(ReplayProgress next) {
    tell(List.of(), next);
  }

  private void tell(List<ProducerRecord<byte[], byte[]>> made, ReplayProgress next) {
    tools.writer().write(made, next);
    progress = next;
    toldAt = System.nanoTime();
  }

  private PayloadSource source() {
    PayloadSource open = source;
    if (open == null) {
      open =
          new PayloadSource(tools.topics().payloads(), tools.kafka(), progress.ranges(), batch());
      source = open;
    }
    return open;
  }

  private int batch() {
    return replay.rate() == 0
        ? LARGEST_BATCH
        : Math.min(LARGEST_BATCH, Math.max(1, replay.rate() / BATCHES_A_SECOND));
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  @Override
  public void close() {
    PayloadSource open = source;
    if (open != null) {
      open.close();
    }
  }
}
