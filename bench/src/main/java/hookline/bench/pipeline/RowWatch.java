package hookline.bench.pipeline;

import hookline.bench.load.Answers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Looks every few milliseconds which of the payloads under way have become rows. Of many payloads
 * every k-th is looked for, whatever became of those around it: to look for all would be most of
 * what the database does. The generator's thread tells it of answers, its own looks.
 */
public final class RowWatch implements Answers, AutoCloseable {
  private static final byte[] HEADER =
      "\r\nhookline-delivery: ".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_LENGTH = 26;
  private static final int AT_ONCE = 2_000;

  /** So often that a latency is known to a few milliseconds. */
  private static final long OFTEN_MILLIS = 4;

  /** So seldom that the database has other things to do, and a line at full load is not held up. */
  private static final long SELDOM_MILLIS = 50;

  private final Connection connection;
  private final int every;
  private final long lookMillis;
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private final Histogram latency = new Histogram(3);
  private final Thread looker;
  private long answered;
  private final AtomicLong seen = new AtomicLong();
  private volatile boolean open = true;
  private volatile @Nullable SQLException failure;

  /**
   * Begins to look, as often as latencies need it.
   *
   * @param connection closed with this
   * @param every 1 for all payloads
   */
  public static RowWatch often(Connection connection, int every) {
    return new RowWatch(connection, every, OFTEN_MILLIS);
  }

  /** The same, as often as need be to know how many are under way. */
  public static RowWatch seldom(Connection connection, int every) {
    return new RowWatch(connection, every, SELDOM_MILLIS);
  }

  private RowWatch(Connection connection, int every, long lookMillis) {
    this.connection = connection;
    this.every = every;
    this.lookMillis = lookMillis;
    this.looker = new Thread(this::look, "row-watch");
    looker.start();
  }

  @Override
  public void answered(long dueNanos, int status, ByteBuffer head) {
    if (status == 200 && answered++ % every == 0) {
      due.put(deliveryId(head), dueNanos);
    }
  }

  /** How many payloads were answered and are no rows yet, as far as can be told by every k-th. */
  public long underWay() {
    return answered - seen.get() * every;
  }

  /**
   * Waits until all are rows.
   *
   * @return from when each was due until its row was seen, in nanoseconds
   */
  public Histogram awaitAll(long patienceSeconds) throws InterruptedException {
    long deadline = System.nanoTime() + patienceSeconds * 1_000_000_000;
    while (!due.isEmpty()) {
      SQLException failed = failure;
      if (failed != null) {
        throw new IllegalStateException("the rows cannot be looked at", failed);
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%d payloads that were answered 200 are no rows after %d s"
                .formatted(due.size(), patienceSeconds));
      }
      Thread.sleep(lookMillis);
    }
    return latency;
  }

  private void look() {
    try (Statement statement = connection.createStatement();
        PreparedStatement select =
            connection.prepareStatement("SELECT id FROM posts WHERE id = ANY (?)")) {
      // A table that was never analyzed passes for small, and would be read from end to end.
      statement.execute("SET enable_seqscan = off");
      while (open) {
        String[] ids = due.keySet().stream().limit(AT_ONCE).toArray(String[]::new);
        if (ids.length > 0) {
          select.setArray(1, connection.createArrayOf("text", ids));
          try (ResultSet rows = select.executeQuery()) {
            take(rows);
          }
        }
        Thread.sleep(lookMillis);
      }
    } catch (SQLException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(ResultSet rows) throws SQLException {
    long now = System.nanoTime();
    long found = 0;
    while (rows.next()) {
      Long at = due.remove(rows.getString(1));
      if (at != null) {
        latency.recordValue(Math.max(0, now - at));
        found++;
      }
    }
    seen.addAndGet(found);
  }

  private static String deliveryId(ByteBuffer head) {
    int last = head.limit() - HEADER.length - ID_LENGTH;
    for (int i = 0; i <= last; i++) {
      if (startsWith(head, i)) {
        byte[] id = new byte[ID_LENGTH];
        head.get(i + HEADER.length, id);
        return new String(id, StandardCharsets.US_ASCII);
      }
    }
    throw new IllegalStateException("an answer without Hookline-Delivery");
  }

  private static boolean startsWith(ByteBuffer head, int at) {
    for (int i = 0; i < HEADER.length; i++) {
      int there = head.get(at + i);
      int lower = there >= 'A' && there <= 'Z' ? there + 32 : there;
      if (lower != HEADER[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws SQLException {
    open = false;
    try {
      looker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
