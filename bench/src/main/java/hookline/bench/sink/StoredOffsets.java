package hookline.bench.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How far our sink has come, by what it stores with its rows. For one thread. */
final class StoredOffsets implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement select;

  StoredOffsets(Connection connection, String topic) throws SQLException {
    this.connection = connection;
    this.select =
        connection.prepareStatement("SELECT coalesce(sum(next), 0) FROM offsets WHERE topic = ?");
    select.setString(1, topic);
  }

  /** The sum over the partitions. */
  long sum() throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
