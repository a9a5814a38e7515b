package hookline.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a rebuild, beside the store's own: the one it fills, and the one that keeps what
 * was there before. Both are marked by their comment, so that nobody else's is ever dropped. Not
 * thread-safe.
 */
final class StoreSchemas {
  private static final String MARK = "hookline: ";

  /** Relations that are moved: Flyway's history tells of the place and stays. */
  private static final String RELATIONS =
      """
      SELECT c.relname, c.relkind = 'v' AS view
        FROM pg_class c
       WHERE c.relnamespace = ?::regnamespace AND c.relkind IN ('r', 'v')
         AND c.relname <> '%s'
       ORDER BY c.relname
      """
          .formatted(Schema.HISTORY);

  private final Connection connection;
  private final String plain;

  private StoreSchemas(Connection connection, String plain) {
    this.connection = connection;
    this.plain = plain;
  }

  /** Those of the store a connection leads to. */
  static StoreSchemas of(Connection connection) throws SQLException {
    String current = value(connection, "SELECT current_schema()");
    if (current == null) {
      throw new SQLException("there is no schema on the search path", "3F000");
    }
    return new StoreSchemas(connection, current);
  }

  /** A table or a view, by its quoted name. */
  record Relation(String name, boolean view) {
    String kind() {
      return view ? "VIEW" : "TABLE";
    }
  }

  /** The store's own, quoted. */
  String current() throws SQLException {
    return quoted(plain);
  }

  /** The one a rebuild fills, quoted. */
  String next() throws SQLException {
    return quoted(plain + "_next");
  }

  /** The one that keeps what was there before, quoted. */
  String before() throws SQLException {
    return quoted(plain + "_before");
  }

  /** The name as it is, for whoever quotes it himself. */
  String nextPlain() {
    return plain + "_next";
  }

  private String quoted(String name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT quote_ident(?)")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  boolean exists(String schema) throws SQLException {
    return value(connection, "SELECT to_regnamespace('%s')::text".formatted(literal(schema)))
        != null;
  }

  /** What a schema's comment says after the mark; null when it is not of a rebuild. */
  @Nullable String mark(String schema) throws SQLException {
    String comment =
        value(
            connection,
            "SELECT obj_description(to_regnamespace('%s'), 'pg_namespace')"
                .formatted(literal(schema)));
    return comment != null && comment.startsWith(MARK) ? comment.substring(MARK.length()) : null;
  }

  void make(String schema, String what) throws SQLException {
    execute("CREATE SCHEMA " + schema);
    execute("COMMENT ON SCHEMA %s IS '%s%s'".formatted(schema, MARK, literal(what)));
  }

  List<Relation> relations(String schema) throws SQLException {
    List<Relation> relations = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(RELATIONS)) {
      select.setString(1, schema);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          relations.add(new Relation(quoted(rows.getString(1)), rows.getBoolean(2)));
        }
      }
    }
    return relations;
  }

  void execute(String statement) throws SQLException {
    try (Statement executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }

  private static String literal(String text) {
    return text.replace("'", "''");
  }

  static @Nullable String value(Connection connection, String query) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(query)) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
