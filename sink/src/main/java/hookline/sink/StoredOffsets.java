package hookline.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far each partition has become rows. An advance and the rows it stands for share a
 * transaction, so that neither is ever there without the other. Thread-safe.
 */
final class StoredOffsets {
  private static final String READ =
      """
      SELECT o.topic_id, o.partition, o.next
        FROM offsets o
        JOIN unnest(?::text[], ?::int4[]) AS asked(topic_id, partition)
          ON o.topic_id = asked.topic_id AND o.partition = asked.partition
      """;
  private static final String INSERT =
      "INSERT INTO offsets (topic, topic_id, partition, next) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (topic_id, partition) DO NOTHING";
  private static final String ADVANCE =
      "UPDATE offsets SET next = ? WHERE topic_id = ? AND partition = ? AND next = ?";

  /** A partition of one making of a topic. */
  record Partition(String topic, String topicId, int partition) implements Comparable<Partition> {
    private static final Comparator<Partition> ORDER =
        Comparator.comparing(Partition::topicId).thenComparingInt(Partition::partition);

    @Override
    public int compareTo(Partition other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return topic + "-" + partition;
    }
  }

  /**
   * A step of a partition.
   *
   * @param expected what must be stored, or another sink has the partition
   */
  record Advance(Partition partition, long expected, long next) {}

  /** The next offsets of those of these partitions that have one. */
  Map<Partition, Long> read(Connection connection, Collection<Partition> partitions)
      throws SQLException {
    Map<Partition, String> topics = new HashMap<>();
    partitions.forEach(
        partition ->
            topics.put(
                new Partition("", partition.topicId(), partition.partition()), partition.topic()));
    Map<Partition, Long> stored = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      select.setArray(
          1,
          connection.createArrayOf("text", partitions.stream().map(Partition::topicId).toArray()));
      select.setArray(
          2,
          connection.createArrayOf(
              "int4", partitions.stream().map(Partition::partition).toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String topicId = rows.getString(1);
          int partition = rows.getInt(2);
          String topic = topics.getOrDefault(new Partition("", topicId, partition), "");
          stored.put(new Partition(topic, topicId, partition), rows.getLong(3));
        }
      }
    }
    return stored;
  }

  /** Whether rows were stored from another topic of that name. */
  boolean knowsOther(Connection connection, Partition partition) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT FROM offsets WHERE topic = ? AND topic_id <> ? LIMIT 1")) {
      select.setString(1, partition.topic());
      select.setString(2, partition.topicId());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Adds a partition never read before; one that is there keeps its offset. */
  void insert(Connection connection, Partition partition, long next) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, partition.topic());
      insert.setString(2, partition.topicId());
      insert.setInt(3, partition.partition());
      insert.setLong(4, next);
      insert.executeUpdate();
    }
  }

  /**
   * Moves partitions on. Comes first in its transaction: a sink that lost a partition must find out
   * before it writes, and one that hangs holds no row its successor needs but this.
   *
   * @throws OffsetsMovedException when one is not where this sink left it
   */
  void advance(Connection connection, Collection<Advance> advances)
      throws SQLException, OffsetsMovedException {
    if (advances.isEmpty()) {
      return;
    }
    List<Advance> inOrder =
        advances.stream().sorted(Comparator.comparing(Advance::partition)).toList();
    try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
      for (Advance advance : inOrder) {
        update.setLong(1, advance.next());
        update.setString(2, advance.partition().topicId());
        update.setInt(3, advance.partition().partition());
        update.setLong(4, advance.expected());
        update.addBatch();
      }
      int[] hits = update.executeBatch();
      for (int i = 0; i < hits.length; i++) {
        if (hits[i] != 1) {
          throw new OffsetsMovedException(inOrder.get(i).partition());
        }
      }
    }
  }
}
