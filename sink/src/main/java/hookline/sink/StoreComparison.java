package hookline.sink;

import static java.util.stream.Collectors.joining;

import hookline.sink.StoreSchemas.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds two stores against each other, row for row: every table but the offsets, every column but
 * what the sink notes about its own work. What sinks have written since the swap is told apart: its
 * rows have a later transaction than the swap's.
 */
public final class StoreComparison {
  private static final Set<String> LEFT_OUT = Set.of("offsets");

  /** The order and the progress of rules, and notes for indexes: each store's own. */
  private static final Map<String, Set<String>> LEFT_OUT_OF =
      Map.of(
          "erasures",
          Set.of("sequence", "applied_at", "posts", "rejections", "sweep_file", "sweep_page"),
          "rejected",
          Set.of("closed_below"));

  private static final Pattern TRANSACTION = Pattern.compile("transaction (\\d+)");
  private static final int FETCHED = 1_000;

  private static final String COLUMNS =
      """
      SELECT quote_ident(a.attname), a.atttypid IN ('int8'::regtype, 'int4'::regtype, 'bool'::regtype),
             EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary
                        AND a.attnum = ANY (i.indkey))
        FROM pg_attribute a
       WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
       ORDER BY a.attnum
      """;

  private final SinkConfig config;

  public StoreComparison(SinkConfig config) {
    this.config = config;
  }

  /**
   * A table's outcome.
   *
   * @param differing rows that differ, or are in one of the two alone
   * @param since rows that were written or removed since the swap, and are no difference
   * @param shown the first of those that differ, a line each; of texts only that they differ
   */
  public record Compared(
      String table, long oldRows, long newRows, long differing, long since, List<String> shown) {}

  /**
   * Compares.
   *
   * @param oldSchema empty for the one that keeps what was before the last rebuild
   * @param newSchema empty for the one in use
   * @param most lines to show of each table
   * @throws StoreUpkeepException when there is nothing to compare
   */
  public List<Compared> compare(String oldSchema, String newSchema, int most) {
    try (Connection connection = Schema.patientSource(config, "hookline-compare").getConnection()) {
      connection.setAutoCommit(false);
      StoreSchemas schemas = StoreSchemas.of(connection);
      String old = oldSchema.isEmpty() ? schemas.before() : oldSchema;
      String fresh = newSchema.isEmpty() ? schemas.current() : newSchema;
      for (String schema : List.of(old, fresh)) {
        if (!schemas.exists(schema)) {
          throw new StoreUpkeepException(
              "there is no schema %s: `hookline store rebuild` keeps the old tables in one until `hookline store drop-before`"
                  .formatted(schema));
        }
      }
      Matcher swap = TRANSACTION.matcher(String.valueOf(schemas.mark(old)));
      String transaction = swap.find() ? xid(Long.parseLong(swap.group(1))) : "";
      List<Compared> compared = new ArrayList<>();
      for (Relation relation : schemas.relations(old)) {
        if (!relation.view() && !LEFT_OUT.contains(relation.name())) {
          compared.add(compare(connection, old, fresh, relation.name(), transaction, most));
        }
      }
      connection.rollback();
      return compared;
    } catch (SQLException e) {
      throw new StoreUpkeepException(SqlFailure.of(e).sentence(e, config), e);
    }
  }

  /** As rows have it: 32 bits of it. */
  private static String xid(long transaction) {
    return Long.toString(transaction & 0xffff_ffffL);
  }

  /** A column, and whether it is a number, which may be shown. */
  private record Compare(boolean number) {}

  private static Compared compare(
      Connection connection, String old, String fresh, String table, String swap, int most)
      throws SQLException {
    List<String> key = new ArrayList<>();
    Map<String, Compare> columns = new LinkedHashMap<>();
    readColumns(connection, old + "." + table, table, key, columns);
    long differing = 0;
    long since = 0;
    List<String> shown = new ArrayList<>();
    try (Statement select = connection.createStatement()) {
      select.setFetchSize(FETCHED);
      try (ResultSet rows = select.executeQuery(query(old, fresh, table, key, columns, swap))) {
        while (rows.next()) {
          if (rows.getBoolean(3)) {
            since++;
          } else {
            differing++;
            if (shown.size() < most) {
              shown.add(rows.getString(1) + "  " + rows.getString(2));
            }
          }
        }
      }
    }
    return new Compared(
        table,
        count(connection, old + "." + table),
        count(connection, fresh + "." + table),
        differing,
        since,
        shown);
  }

  private static void readColumns(
      Connection connection,
      String qualified,
      String table,
      List<String> key,
      Map<String, Compare> columns)
      throws SQLException {
    Set<String> leftOut = LEFT_OUT_OF.getOrDefault(table, Set.of());
    try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
      select.setString(1, qualified);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String name = rows.getString(1);
          if (rows.getBoolean(3)) {
            key.add(name);
          } else if (!leftOut.contains(name)) {
            columns.put(name, new Compare(rows.getBoolean(2)));
          }
        }
      }
    }
  }

  private static String query(
      String old,
      String fresh,
      String table,
      List<String> key,
      Map<String, Compare> columns,
      String swap) {
    String first = key.get(0);
    String changes =
        columns.entrySet().stream()
            .map(
                column ->
                    "CASE WHEN a.%1$s IS DISTINCT FROM b.%1$s THEN %2$s END"
                        .formatted(
                            column.getKey(),
                            column.getValue().number()
                                ? "'%1$s ' || a.%1$s || ' -> ' || b.%1$s".formatted(column.getKey())
                                : "'" + column.getKey() + " differs'"))
            .collect(joining(", "));
    return """
    SELECT concat_ws('/', %1$s),
           CASE WHEN b.%2$s IS NULL THEN 'only in %3$s'
                WHEN a.%2$s IS NULL THEN 'only in %4$s'
                ELSE concat_ws(', ', %5$s) END,
           %6$s
      FROM %3$s.%7$s a
      FULL JOIN %4$s.%7$s b ON %8$s
     WHERE a.%2$s IS NULL OR b.%2$s IS NULL OR %9$s
    """
        .formatted(
            key.stream().map("coalesce(a.%1$s, b.%1$s)"::formatted).collect(joining(", ")),
            first,
            old,
            fresh,
            changes.isEmpty() ? "''" : changes,
            since(fresh, table, first, swap),
            table,
            key.stream().map("a.%1$s = b.%1$s"::formatted).collect(joining(" AND ")),
            columns.isEmpty()
                ? "false"
                : columns.keySet().stream()
                    .map("a.%1$s IS DISTINCT FROM b.%1$s"::formatted)
                    .collect(joining(" OR ")));
  }

  private static String since(String fresh, String table, String key, String swap) {
    if (swap.isEmpty()) {
      return "false";
    }
    String later = "age(%s.xmin) < age('" + swap + "'::xid)";
    String written = "coalesce(" + later.formatted("b") + ", false)";
    // A part that a newer revision has no more: what took it away is its delivery's part 0.
    return table.equals("posts")
        ? "CASE WHEN b.%s IS NULL THEN EXISTS (SELECT FROM %s.posts p WHERE p.id = a.delivery_id AND %s) ELSE %s END"
            .formatted(key, fresh, later.formatted("p"), written)
        : written;
  }

  private static long count(Connection connection, String table) throws SQLException {
    return Long.parseLong(
        String.valueOf(StoreSchemas.value(connection, "SELECT count(*) FROM " + table)));
  }
}
