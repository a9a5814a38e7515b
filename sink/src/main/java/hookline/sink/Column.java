package hookline.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, and where its value comes from. Values travel as one array a column.
 *
 * @param arrayType the element type of that array
 * @param expression the column's value, of the unnested one named {@code incoming.<name>}
 */
record Column<T>(
    String name, String arrayType, String expression, Function<T, @Nullable Object> value) {

  static <T> Column<T> text(String name, Function<T, String> value) {
    return new Column<>(name, "text", "incoming." + name, value::apply);
  }

  /** One that may be null. */
  static <T> Column<T> optionalText(String name, Function<T, @Nullable String> value) {
    return new Column<>(name, "text", "incoming." + name, value::apply);
  }

  static <T> Column<T> bigint(String name, ToLongFunction<T> value) {
    return new Column<>(name, "int8", "incoming." + name, value::applyAsLong);
  }

  static <T> Column<T> integer(String name, Function<T, Integer> value) {
    return new Column<>(name, "int4", "incoming." + name, value::apply);
  }

  static <T> Column<T> bool(String name, Predicate<T> value) {
    return new Column<>(name, "bool", "incoming." + name, value::test);
  }

  /** Sent as text and cast in the select: a {@code jsonb[]} would be escaped and parsed twice. */
  static <T> Column<T> jsonb(String name, Function<T, String> json) {
    return new Column<>(name, "text", "incoming." + name + "::jsonb", json::apply);
  }

  /** A {@code text[]} from a JSON array: arrays of arrays cannot be unnested one level. */
  static <T> Column<T> texts(String name, Function<T, String> json) {
    return new Column<>(
        name,
        "text",
        "ARRAY(SELECT jsonb_array_elements_text(incoming." + name + "::jsonb))",
        json::apply);
  }

  java.sql.Array arrayOf(Connection connection, List<T> rows) throws SQLException {
    return connection.createArrayOf(arrayType, rows.stream().map(value).toArray());
  }
}
