package hookline.bench.pages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page's statements without the page: on one connection, one after the other. For one thread. */
final class BareQueries {
  /** So often a statement is planned anew; then the server may settle on one plan for all. */
  private static final int PLANNED_ANEW = 6;

  private final Connection connection;

  BareQueries(Connection connection) {
    this.connection = connection;
  }

  /** Asks all of them and reads every row, as text; returns milliseconds. */
  double millis(List<LoggedStatement> statements) throws SQLException {
    long start = System.nanoTime();
    for (LoggedStatement statement : statements) {
      try (PreparedStatement select = connection.prepareStatement(statement.jdbc())) {
        int at = 0;
        for (String parameter : statement.parameters()) {
          // Of no type: what the server makes of it is what the driver says of the real one.
          select.setObject(++at, parameter, Types.OTHER);
        }
        try (ResultSet rows = select.executeQuery()) {
          read(rows);
        }
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static void read(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int column = 1; column <= columns; column++) {
        rows.getString(column);
      }
    }
  }

  /** The plan the server comes to once a session has asked often, and what it then did. */
  List<String> plan(LoggedStatement statement) throws SQLException {
    String execute = "EXECUTE asked" + given(statement.parameters());
    List<String> lines = new ArrayList<>();
    try (Statement session = connection.createStatement()) {
      session.execute("PREPARE asked AS " + statement.sql());
      for (int i = 0; i < PLANNED_ANEW; i++) {
        session.execute(execute);
      }
      try (ResultSet rows = session.executeQuery("EXPLAIN (ANALYZE, BUFFERS) " + execute)) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      session.execute("DEALLOCATE asked");
    }
    return lines;
  }

  private static String given(List<@Nullable String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.stream()
            .map(each -> each == null ? "NULL" : "'" + each.replace("'", "''") + "'")
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
