package hookline.sink.read;

import hookline.sink.read.HookTraffic.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much hooks were sent, from the rows that tell it: nothing is counted on the way. What is read
 * is bounded by the number of steps and not by how much there was. Thread-safe.
 */
public final class TrafficReader {
  /** Counted in each step, of each kind: a busy hook's rate is then told as more than that. */
  public static final int MOST_A_STEP = 2_000;

  // rule: a delivery was accepted when it has posts. One that was rejected first and has posts
  // since
  // was accepted; one whose posts were erased or withdrawn is neither, unless it is rejected.
  private static final String STEPS =
      """
      SELECT s.id, b.n,
             (SELECT count(*) FROM (
                SELECT FROM posts p
                 WHERE p.source_id = s.id AND p.part = 0 AND p.parts > 0
                   AND p.create_at >= f.t + b.n * f.step AND p.create_at < f.t + (b.n + 1) * f.step
                 LIMIT f.most) one) AS accepted,
             (SELECT count(*) FROM (
                SELECT FROM rejected r
                 WHERE r.source_id = s.id
                   AND r.received_at >= f.t + b.n * f.step
                   AND r.received_at < f.t + (b.n + 1) * f.step
                   AND NOT EXISTS (SELECT FROM posts p WHERE p.id = r.delivery_id AND p.parts > 0)
                 LIMIT f.most) one) AS rejected
        FROM (SELECT ?::bigint AS t, ?::bigint AS step, ?::bigint AS most) f,
             unnest(?::text[]) s(id), generate_series(0, ? - 1) b(n)
      """;

  private final StoreReader store;

  public TrafficReader(StoreReader store) {
    this.store = store;
  }

  private record Counted(String sourceId, int number, Step step) {}

  /**
   * The traffic of each of these hooks, by source id.
   *
   * @param from epoch ms at which it begins
   * @param stepMillis how long each step is
   * @param steps how many there are
   */
  public Map<String, HookTraffic> of(
      List<String> sourceIds, long from, long stepMillis, int steps) {
    Map<String, Step[]> counted = new HashMap<>();
    Object sources = sourceIds.toArray(new String[0]);
    store
        .rows(STEPS, TrafficReader::counted, from, stepMillis, (long) MOST_A_STEP, sources, steps)
        .forEach(
            row ->
                counted.computeIfAbsent(row.sourceId(), id -> new Step[steps])[row.number()] =
                    row.step());
    Map<String, HookTraffic> traffic = new HashMap<>();
    counted.forEach(
        (sourceId, of) -> traffic.put(sourceId, new HookTraffic(from, stepMillis, List.of(of))));
    return traffic;
  }

  private static Counted counted(ResultSet row) throws SQLException {
    long accepted = row.getLong("accepted");
    long rejected = row.getLong("rejected");
    boolean isCutShort = accepted == MOST_A_STEP || rejected == MOST_A_STEP;
    return new Counted(
        row.getString("id"), row.getInt("n"), new Step(accepted, rejected, isCutShort));
  }
}
