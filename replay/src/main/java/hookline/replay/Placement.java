package hookline.replay;

import hookline.payload.model.Ids;
import hookline.replays.ReplayFilter;
import hookline.replays.ReplayRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which part of the log a replay reads: no more than its filter's times ask for, and nothing that
 * the live line has not processed, which it will do by itself.
 */
final class Placement {
  /** What a payload's receipt and its place in the log may be apart, clocks included. */
  private static final long MARGIN_MILLIS = 60_000;

  private Placement() {}

  static List<ReplayRange> of(ReplayFilter filter, LineOffsets offsets) {
    Map<Integer, Long> from = new TreeMap<>(offsets.starts());
    Map<Integer, Long> to = offsets.processed();
    long since = Math.max(filter.since(), since(filter.deliveryIds()));
    if (since > MARGIN_MILLIS) {
      Map<Integer, Long> later = offsets.at(since - MARGIN_MILLIS);
      from.replaceAll((partition, offset) -> Math.max(offset, later.getOrDefault(partition, 0L)));
    }
    long until = until(filter);
    // A time beyond all others has no margin, and the brokers take negative ones for commands.
    if (until > 0 && until <= Long.MAX_VALUE - MARGIN_MILLIS) {
      Map<Integer, Long> sooner = offsets.at(until + MARGIN_MILLIS);
      to.replaceAll(
          (partition, offset) -> Math.min(offset, sooner.getOrDefault(partition, offset)));
    }
    List<ReplayRange> ranges = new ArrayList<>();
    from.forEach(
        (partition, first) -> {
          long end = Math.max(first, to.getOrDefault(partition, first));
          ranges.add(new ReplayRange(partition, first, first, end));
        });
    return ranges;
  }

  /** When the oldest of the deliveries was received; 0 when one does not tell. */
  private static long since(List<String> deliveryIds) {
    OptionalLong oldest = deliveryIds.stream().mapToLong(Ids::deliveryMillis).min();
    return Math.max(0, oldest.orElse(0));
  }

  private static long until(ReplayFilter filter) {
    boolean allTell =
        !filter.deliveryIds().isEmpty()
            && filter.deliveryIds().stream().allMatch(id -> Ids.deliveryMillis(id) >= 0);
    long newest =
        allTell ? filter.deliveryIds().stream().mapToLong(Ids::deliveryMillis).max().orElse(0) : 0;
    if (filter.until() == 0 || newest == 0) {
      return Math.max(filter.until(), newest);
    }
    return Math.min(filter.until(), newest);
  }
}
