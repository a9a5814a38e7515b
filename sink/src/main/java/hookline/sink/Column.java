package hookline.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, and where its value comes from. Values travel as one array a column, or row
 * by row through a {@code COPY}.
 *
 * @param arrayType the element type of that array
 * @param expression the column's value, of the unnested one named {@code incoming.<name>}
 * @param copied how the value goes through a {@code COPY}; null where it cannot
 */
record Column<T>(
    String name,
    String arrayType,
    String expression,
    Function<T, @Nullable Object> value,
    @Nullable Copied<T> copied) {

  /** Adds a row's value of one column. */
  @FunctionalInterface
  interface Copied<T> {
    void to(CopyRows rows, T row);
  }

  static <T> Column<T> text(String name, Function<T, String> value) {
    return new Column<>(
        name, "text", "incoming." + name, value::apply, (rows, row) -> rows.text(value.apply(row)));
  }

  /** One that may be null. */
  static <T> Column<T> optionalText(String name, Function<T, @Nullable String> value) {
    return new Column<>(
        name, "text", "incoming." + name, value::apply, (rows, row) -> rows.text(value.apply(row)));
  }

  static <T> Column<T> bigint(String name, ToLongFunction<T> value) {
    return new Column<>(
        name,
        "int8",
        "incoming." + name,
        value::applyAsLong,
        (rows, row) -> rows.bigint(value.applyAsLong(row)));
  }

  static <T> Column<T> integer(String name, ToIntFunction<T> value) {
    return new Column<>(
        name,
        "int4",
        "incoming." + name,
        value::applyAsInt,
        (rows, row) -> rows.integer(value.applyAsInt(row)));
  }

  static <T> Column<T> bool(String name, Predicate<T> value) {
    return new Column<>(
        name, "bool", "incoming." + name, value::test, (rows, row) -> rows.bool(value.test(row)));
  }

  /** Sent as text and cast in the select: a {@code jsonb[]} would be escaped and parsed twice. */
  static <T> Column<T> jsonb(String name, Function<T, String> json) {
    return new Column<>(
        name,
        "text",
        "incoming." + name + "::jsonb",
        json::apply,
        (rows, row) -> rows.jsonb(json.apply(row)));
  }

  /** A {@code text[]} from a JSON array: arrays of arrays cannot be unnested one level. */
  static <T> Column<T> texts(String name, Function<T, String> json) {
    return new Column<>(
        name,
        "text",
        "ARRAY(SELECT jsonb_array_elements_text(incoming." + name + "::jsonb))",
        json::apply,
        null);
  }

  java.sql.Array arrayOf(Connection connection, List<T> rows) throws SQLException {
    return connection.createArrayOf(arrayType, rows.stream().map(value).toArray());
  }
}
