package hookline.sink;

import hookline.topics.Duplicate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row the database would not take while it took others.
 *
 * @param why the database's sentence
 */
record RefusedRow(Row row, String why) {

  /**
   * What is stored in its stead; null for a row of the directory, which is no delivery's, and for a
   * decision: their topics still have them.
   */
  @Nullable Rejection rejection() {
    if (row instanceof Row.PostRow refused) {
      PostColumns post = refused.post();
      return Rejection.byTheStore(
          post.deliveryId(),
          post.sourceId(),
          post.createAt(),
          post.revision(),
          post.part() == 0 ? why : "part %d of %d: %s".formatted(post.part(), post.parts(), why),
          post.payload(),
          refused.traceId());
    }
    if (row instanceof Row.RejectionRow refused) {
      Rejection rejection = refused.rejection();
      return Rejection.byTheStore(
          rejection.deliveryId(),
          rejection.sourceId(),
          rejection.receivedAt(),
          rejection.revision(),
          why + "; was: " + rejection.reason() + " " + rejection.detail(),
          rejection.payload(),
          rejection.traceId());
    }
    if (row instanceof Row.DuplicateRow refused) {
      Duplicate duplicate = refused.duplicate();
      return Rejection.byTheStore(
          duplicate.deliveryId(),
          duplicate.sourceId(),
          duplicate.receivedAt(),
          0,
          why + "; a duplicate of " + duplicate.firstDeliveryId(),
          duplicate.payload(),
          refused.traceId());
    }
    return null;
  }

  /** Of the delivery it is a row of; of another table's row, its id. */
  String deliveryId() {
    return row instanceof Row.PostRow post ? post.post().deliveryId() : row.id();
  }

  /** One line for the log. */
  @Override
  public String toString() {
    String table = row.getClass().getSimpleName().replace("Row", "").toLowerCase(Locale.ROOT);
    return "the %s %s: %s".formatted(table, Text.atMost(64, Text.oneLine(row.id())), why);
  }
}
