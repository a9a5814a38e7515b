package hookline.sink;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A table whose rows are written many at a time, in the order of their ids: two sinks that write
 * the same rows wait for each other and never deadlock. Immutable.
 */
final class Table<T> {
  private final String name;
  private final List<Column<T>> columns;

  /** The first column is the primary key. */
  Table(String name, List<Column<T>> columns) {
    this.name = name;
    this.columns = columns;
  }

  /** The condition under which a row replaces the one that is there: only a newer revision. */
  String isNewer() {
    return "%s.revision < excluded.revision".formatted(name);
  }

  /** A statement that inserts rows and leaves those that are there. */
  String insert() {
    return insertFrom("") + " ON CONFLICT (%s) DO NOTHING".formatted(key());
  }

  /**
   * A statement that inserts rows, or replaces those that are there.
   *
   * @param join what the rows, named {@code incoming}, are joined to; empty for nothing
   * @param condition when one that is there (locked in any case) is replaced; empty for always
   */
  String upsert(String join, String condition) {
    String assignments =
        columns.stream()
            .skip(1)
            .map(column -> "%1$s = excluded.%1$s".formatted(column.name()))
            .collect(joining(", "));
    return insertFrom(join)
        + " ON CONFLICT (%s) DO UPDATE SET %s".formatted(key(), assignments)
        + (condition.isEmpty() ? "" : " WHERE " + condition);
  }

  private String insertFrom(String join) {
    return "INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS incoming(%s) %s ORDER BY incoming.%s COLLATE \"C\""
        .formatted(
            name,
            names(),
            columns.stream().map(Column::expression).collect(joining(", ")),
            columns.stream()
                .map(column -> "?::" + column.arrayType() + "[]")
                .collect(joining(", ")),
            names(),
            join,
            key());
  }

  /** Runs such a statement for rows of which no two have the same key. */
  void write(Connection connection, String statement, List<T> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < columns.size(); i++) {
        prepared.setArray(i + 1, columns.get(i).arrayOf(connection, rows));
      }
      prepared.executeUpdate();
    }
  }

  /**
   * A statement that inserts rows by {@code COPY}, and fails where one is there.
   *
   * @throws IllegalArgumentException when a column's value is not stored as it is sent
   */
  String copy() {
    for (Column<T> column : columns) {
      if (column.copied() == null) {
        throw new IllegalArgumentException("%s.%s cannot be copied".formatted(name, column.name()));
      }
    }
    return "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(name, names());
  }

  /** Runs such a statement, for rows in the order they are to be inserted and locked in. */
  void copy(Connection connection, String statement, List<T> rows) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    try {
      CopyRows copied = new CopyRows(copy);
      for (T row : rows) {
        copied.row(columns.size());
        for (Column<T> column : columns) {
          Objects.requireNonNull(column.copied()).to(copied, row);
        }
      }
      copied.end();
    } catch (SQLException | RuntimeException e) {
      cancel(copy, e);
      throw e;
    }
  }

  /**
   * Brings the connection back to where it takes statements, a rollback the first of them. The
   * driver may know of the server's error, which counts, and not yet of the copy's end; it then
   * misses an answer to the cancelling, which means nothing.
   */
  private static void cancel(CopyIn copy, Exception reason) {
    if (!copy.isActive()) {
      return;
    }
    try {
      copy.cancelCopy();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private String key() {
    return columns.get(0).name();
  }

  private String names() {
    return columns.stream().map(Column::name).collect(joining(", "));
  }
}
