package hookline.faults.rolling;

import hookline.faults.line.Line;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long each payload took from its acknowledgement until its row could be read, by what was done
 * to the line when it was acknowledged. Thread-safe.
 */
final class Sightings implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 20;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Line line;
  private final Map<String, Acknowledged> unseen = new ConcurrentHashMap<>();
  private final Map<String, List<Long>> seen = new LinkedHashMap<>();
  private final Thread looker = new Thread(this::lookOnAndOn, "sightings");
  private volatile String phase = "nothing";
  private volatile @Nullable String trouble;

  private Sightings(Line line) {
    this.line = line;
    looker.setDaemon(true);
  }

  static Sightings begin(Line line) {
    Sightings begun = new Sightings(line);
    begun.looker.start();
    return begun;
  }

  /** From now on that is done. */
  void phase(String name) {
    phase = name;
  }

  /** A payload that must become posts was acknowledged just now. */
  void acknowledged(String deliveryId) {
    unseen.put(deliveryId, new Acknowledged(phase, System.nanoTime()));
  }

  /** Payloads whose rows cannot be read yet. */
  int unseen() {
    return unseen.size();
  }

  /** How long ago the first of them was acknowledged; zero when there is none. */
  Duration longestUnseen() {
    long now = System.nanoTime();
    return Duration.ofNanos(
        unseen.values().stream().mapToLong(payload -> now - payload.at()).max().orElse(0));
  }

  /** Why nothing is looked at any more, or null. */
  @Nullable String trouble() {
    return trouble;
  }

  /** What was seen of each phase, in their order. */
  synchronized Map<String, Stall> stalls() {
    Map<String, Stall> stalls = new LinkedHashMap<>();
    seen.forEach(
        (name, nanos) -> {
          List<Long> sorted = nanos.stream().sorted().toList();
          stalls.put(
              name,
              new Stall(
                  sorted.size(),
                  Math.round(sorted.get(sorted.size() / 2) / NANOS_PER_MILLI),
                  Math.round(sorted.get(sorted.size() - 1) / NANOS_PER_MILLI)));
        });
    return stalls;
  }

  private void lookOnAndOn() {
    try (Connection connection = line.database().connect();
        PreparedStatement ask =
            connection.prepareStatement("SELECT id FROM posts WHERE id = ANY (?)")) {
      while (true) {
        look(connection, ask);
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      }
    } catch (SQLException e) {
      trouble = "the rows cannot be read: " + e.getMessage();
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void look(Connection connection, PreparedStatement ask) throws SQLException {
    if (unseen.isEmpty()) {
      return;
    }
    Array ids = connection.createArrayOf("text", unseen.keySet().toArray());
    ask.setArray(1, ids);
    try (ResultSet rows = ask.executeQuery()) {
      long now = System.nanoTime();
      while (rows.next()) {
        Acknowledged found = unseen.remove(rows.getString(1));
        if (found != null) {
          note(found.phase(), now - found.at());
        }
      }
    }
  }

  private synchronized void note(String itsPhase, long nanos) {
    seen.computeIfAbsent(itsPhase, key -> new ArrayList<>()).add(nanos);
  }

  @Override
  public void close() {
    looker.interrupt();
  }

  private record Acknowledged(String phase, long at) {}

  /**
   * How long payloads took to become rows, in milliseconds.
   *
   * @param payloads that were acknowledged meanwhile
   */
  record Stall(int payloads, long median, long longest) {}
}
