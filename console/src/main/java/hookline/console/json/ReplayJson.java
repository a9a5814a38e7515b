package hookline.console.json;

import hookline.replays.Replay;
import hookline.replays.ReplayCounts;
import hookline.replays.ReplayFilter;
import hookline.replays.ReplayProgress;
import hookline.replays.ReplaySample;
import hookline.replays.ReplayWish.Wish;
import hookline.replays.Replays.Known;
import java.util.List;
import java.util.Locale;

/**
 * A replay, and how far it is.
 *
 * @param state waiting, running, paused, storing, done or cancelled
 * @param detail what it waits for; empty otherwise
 * @param wished run, pause or cancel: what it will do next
 * @param payloads how many it has to read
 * @param payloadsRead how many of them it has read
 */
public record ReplayJson(
    String id,
    long createAt,
    String createdBy,
    ReplayFilter filter,
    boolean apply,
    boolean withdraw,
    int rate,
    String state,
    String detail,
    String wished,
    long startedAt,
    long updatedAt,
    long finishedAt,
    long payloads,
    long payloadsRead,
    ReplayCounts counts,
    List<SampleJson> samples) {

  /** A delivery, and what the replay does to it. */
  public record SampleJson(String deliveryId, String kind) {
    private static SampleJson of(ReplaySample sample) {
      return new SampleJson(sample.deliveryId(), lower(sample.kind()));
    }
  }

  public static ReplayJson of(Known known) {
    return of(known.replay(), known.wish(), known.progress());
  }

  /** The same, wishing something else. */
  public static ReplayJson of(Replay replay, Wish wish, ReplayProgress progress) {
    return new ReplayJson(
        replay.id(),
        replay.createAt(),
        replay.createdBy(),
        replay.filter(),
        replay.apply(),
        replay.withdraw(),
        replay.rate(),
        lower(progress.state()),
        progress.detail(),
        lower(wish),
        progress.startedAt(),
        progress.updatedAt(),
        progress.finishedAt(),
        progress.payloads(),
        progress.payloadsRead(),
        progress.counts(),
        progress.samples().stream().map(SampleJson::of).toList());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
