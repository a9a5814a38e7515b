package hookline.replays;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How far a replay is. Written in one transaction with what it stands for, so that a replay that
 * was killed goes on where it was. The topic's key is {@link #key}.
 *
 * @param detail what it waits for; empty otherwise
 * @param startedAt epoch ms; 0 before
 * @param updatedAt epoch ms
 * @param finishedAt epoch ms; 0 before
 * @param revision what posts made anew have, unless they had a greater one
 * @param ranges empty before it started
 * @param samples a few deliveries of each kind but the unchanged
 */
public record ReplayProgress(
    String replayId,
    ReplayState state,
    String detail,
    long startedAt,
    long updatedAt,
    long finishedAt,
    long revision,
    List<ReplayRange> ranges,
    ReplayCounts counts,
    List<ReplaySample> samples) {
  private static final String SUFFIX = "/progress";

  /** Fields that a record lacks become their defaults. */
  public ReplayProgress {
    state = Objects.requireNonNullElse(state, ReplayState.WAITING);
    detail = Objects.requireNonNullElse(detail, "");
    ranges = ranges == null ? List.of() : List.copyOf(ranges);
    counts = Objects.requireNonNullElse(counts, ReplayCounts.NONE);
    samples = samples == null ? List.of() : List.copyOf(samples);
  }

  /** Of a replay whose turn has not come. */
  public static ReplayProgress waiting(String replayId) {
    return new ReplayProgress(
        replayId, ReplayState.WAITING, "", 0, 0, 0, 0, List.of(), ReplayCounts.NONE, List.of());
  }

  /** The topic's key. */
  public static String key(String replayId) {
    return replayId + SUFFIX;
  }

  static boolean isKey(String key) {
    return key.endsWith(SUFFIX);
  }

  /** The same in another state. */
  public ReplayProgress in(ReplayState next, String why, long now) {
    return new ReplayProgress(
        replayId,
        next,
        why,
        startedAt,
        now,
        next.isOver() ? now : 0,
        revision,
        ranges,
        counts,
        samples);
  }

  /** Begun. */
  public ReplayProgress begun(long now, long itsRevision, List<ReplayRange> toRead) {
    return new ReplayProgress(
        replayId,
        ReplayState.RUNNING,
        "",
        now,
        now,
        0,
        itsRevision,
        toRead,
        ReplayCounts.NONE,
        List.of());
  }

  /** Further. */
  public ReplayProgress further(
      long now, List<ReplayRange> left, ReplayCounts met, List<ReplaySample> more) {
    List<ReplaySample> all = new ArrayList<>(samples);
    all.addAll(more);
    return new ReplayProgress(
        replayId, ReplayState.RUNNING, "", startedAt, now, 0, revision, left, met, all);
  }

  /** How many payloads its ranges have, those of other hooks included. */
  public long payloads() {
    return ranges.stream().mapToLong(range -> range.end() - range.from()).sum();
  }

  /** How many of them are read. */
  public long payloadsRead() {
    return ranges.stream().mapToLong(range -> range.next() - range.from()).sum();
  }
}
