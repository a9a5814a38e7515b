package hookline.faults.stall;

import hookline.faults.line.Line;
import hookline.faults.process.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;

/** Looks whether rows come. */
final class Rows {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String CHANNELS_WITH_ROWS =
      """
      SELECT count(*) FROM channels c
       WHERE EXISTS (SELECT FROM posts p WHERE p.channel_id = c.id AND p.create_at >= ?)
      """;

  private final Line line;

  Rows(Line line) {
    this.line = line;
  }

  /** Waits until every source has a row of a payload that was received at that time or later. */
  void awaitFromEverySource(long since) {
    int sources = line.hooks().size();
    try (Connection connection = line.database().connect();
        PreparedStatement ask = connection.prepareStatement(CHANNELS_WITH_ROWS)) {
      ask.setLong(1, since);
      Waiting.until(
          "all sources have rows again",
          PATIENCE,
          () -> {
            try (ResultSet found = ask.executeQuery()) {
              return found.next() && found.getInt(1) == sources;
            }
          });
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException("the rows cannot be read", e);
    }
  }
}
