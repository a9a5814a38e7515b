package hookline.sink;

import java.sql.SQLException;

/**
 * A row is refused, and so would be any other in its place: the fault is the store's, and to reject
 * every post until somebody mends it would only move the damage.
 */
final class StoreRefusesAllException extends SQLException {
  StoreRefusesAllException(String what, SQLException cause) {
    super(what + ": " + SqlFailure.message(cause), cause.getSQLState(), cause);
  }
}
