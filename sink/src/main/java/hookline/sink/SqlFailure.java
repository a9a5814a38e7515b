package hookline.sink;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Whose fault a failure of the database is, and so what helps. */
enum SqlFailure {
  /** The database is away or overtaken: wait and try again. */
  OUTAGE,
  /** A row is not to its liking: find which, and store the others. */
  ROW,
  /** The schema or the rights are not as they must be: a person has to act. */
  SETUP;

  /** Decided by the first SQLSTATE in the chain of causes; without one, it is an outage. */
  static SqlFailure of(Throwable failure) {
    String state = state(failure);
    if (state == null || state.length() < 2 || failure instanceof StoreRefusesAllException) {
      return OUTAGE;
    }
    return switch (state.substring(0, 2)) {
      // Data exceptions, constraints, limits of the database, RAISE in a trigger.
      case "22", "23", "54", "P0" -> ROW;
      // Access rule or missing object, credentials, no such database, no such schema.
      case "42", "28", "3D", "3F" -> SETUP;
      // 08, 25, 40, 53, 55, 57, 58, XX by name; and what is unknown must not cost a row.
      default -> OUTAGE;
    };
  }

  /** What an operator is told, on one line, with the remedy. */
  String sentence(Throwable failure, SinkConfig config) {
    String what =
        "PostgreSQL at %s says %s (%s)"
            .formatted(config.shownUrl(), message(failure), state(failure));
    return switch (this) {
      case OUTAGE -> what + ": " + relief(failure) + "waiting for it";
      case ROW -> what + ": trying again";
      case SETUP -> what + ": " + remedy(failure);
    };
  }

  /** What would end an outage sooner, before what the sink does itself; mostly nothing. */
  private static String relief(Throwable failure) {
    String state = String.valueOf(state(failure));
    if (failure instanceof StoreRefusesAllException) {
      return "mend the trigger or the constraint that refuses them; ";
    }
    if (state.startsWith("08")) {
      return "start it, or correct the store's URL; ";
    }
    return switch (state) {
      case "25006" ->
          "let it be written to (default_transaction_read_only off, the standby promoted), or point"
              + " the store's URL at the primary; ";
      case "53100" -> "give it disk space; ";
      case "53300" -> "end other sessions, or raise its max_connections; ";
      case "57P01", "57P02", "57P03" -> "start it if it does not come back; ";
      default -> "";
    };
  }

  private static String remedy(Throwable failure) {
    String state = String.valueOf(state(failure));
    if (state.startsWith("28")) {
      return "check the store's user and password";
    }
    return switch (state) {
      case "3D000" -> "create the database, or correct the store's URL";
      case "3F000" -> "create the schema, or correct currentSchema in the store's URL";
      case "42501" ->
          "give the store's user CREATE on the schema and SELECT, INSERT, UPDATE, DELETE on its"
              + " tables";
      case "42704" -> "the sink needs PostgreSQL 17 or newer";
      default -> "the schema is not this version's: restart the sink to migrate it, as its owner";
    };
  }

  /** The server's own sentence, without the detail that quotes a row's content. */
  static String message(Throwable failure) {
    if (failure instanceof StoreRefusesAllException) {
      return String.valueOf(failure.getMessage());
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException sql) {
        ServerErrorMessage server = sql.getServerErrorMessage();
        if (server != null && server.getMessage() != null) {
          return Text.oneLine(server.getMessage());
        }
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Text.oneLine(String.valueOf(root.getMessage()));
  }

  private static @Nullable String state(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return null;
  }
}
