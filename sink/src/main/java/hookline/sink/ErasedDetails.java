package hookline.sink;

import hookline.topics.Erasure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes away what rejections and duplicates tell of deliveries whose posts were erased, in whatever
 * order the three came. Thread-safe.
 */
final class ErasedDetails {
  private static final String REJECTED =
      """
      UPDATE rejected r SET detail = ''
       WHERE r.delivery_id = ANY (?::text[]) AND r.detail <> ''
         AND EXISTS (SELECT FROM posts p WHERE p.id = r.delivery_id AND p.revision = %d)
      """
          .formatted(Erasure.REVISION);
  private static final String DUPLICATES =
      """
      UPDATE duplicates d SET idempotency_key = ''
       WHERE d.delivery_id IN (
               SELECT delivery_id FROM duplicates WHERE delivery_id = ANY (?::text[])
               UNION SELECT delivery_id FROM duplicates WHERE first_delivery_id = ANY (?::text[]))
         AND d.idempotency_key <> ''
         AND EXISTS (SELECT FROM posts p
                      WHERE p.id IN (d.delivery_id, d.first_delivery_id) AND p.revision = %d)
      """
          .formatted(Erasure.REVISION);

  /** Looks after the deliveries of rows that were just written. */
  void remove(Connection connection, Collection<Row> written) throws SQLException {
    Set<String> rejected = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (Row row : written) {
      if (row instanceof Row.PostRow post && post.post().revision() == Erasure.REVISION) {
        rejected.add(post.id());
        repeated.add(post.id());
      } else if (row instanceof Row.RejectionRow rejection) {
        rejected.add(rejection.id());
      } else if (row instanceof Row.DuplicateRow duplicate) {
        repeated.add(duplicate.id());
      }
    }
    update(connection, REJECTED, rejected, 1);
    update(connection, DUPLICATES, repeated, 2);
  }

  private static void update(
      Connection connection, String statement, Set<String> deliveries, int times)
      throws SQLException {
    if (deliveries.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 1; i <= times; i++) {
        update.setArray(i, connection.createArrayOf("text", deliveries.toArray()));
      }
      update.executeUpdate();
    }
  }
}
