package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Values as tables for people. */
final class TextTable {
  /** Rows whose widths are looked at before any is printed: there may be a million. */
  private static final int ROWS_MEASURED = 500;

  private TextTable() {}

  /** Prints a head and a row for each value, in columns as wide as what is in them. */
  static void print(PrintWriter out, Iterable<JsonNode> values, Column... columns) {
    List<String> heads = Arrays.stream(columns).map(Column::head).toList();
    List<List<String>> measured = new ArrayList<>();
    measured.add(heads);
    int[] widths = null;
    for (JsonNode value : values) {
      List<String> row =
          Arrays.stream(columns).map(column -> cell(column.text().apply(value))).toList();
      if (widths != null) {
        printRow(out, row, widths);
        continue;
      }
      measured.add(row);
      if (measured.size() > ROWS_MEASURED) {
        widths = printAll(out, measured);
      }
    }
    if (widths == null) {
      printAll(out, measured);
    }
  }

  private static int[] printAll(PrintWriter out, List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    rows.forEach(row -> printRow(out, row, widths));
    return widths;
  }

  private static void printRow(PrintWriter out, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      line.append(" ".repeat(Math.max(0, widths[i] - length(row.get(i))) + 2));
    }
    out.println(line.toString().stripTrailing());
  }

  /** Prints a value's fields, a line each; empty ones and zeros say nothing and are left out. */
  static void printFields(PrintWriter out, JsonNode value) {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode content = field.getValue();
      if (!isEmpty(content)) {
        rows.add(List.of(field.getKey(), cell(text(field.getKey(), content))));
      }
    }
    if (!rows.isEmpty()) {
      printAll(out, rows);
    }
  }

  private static boolean isEmpty(JsonNode content) {
    return switch (content.getNodeType()) {
      case STRING -> content.asText().isEmpty();
      case NUMBER -> content.asDouble() == 0;
      case ARRAY, OBJECT -> content.isEmpty();
      default -> content.isNull();
    };
  }

  private static String text(String name, JsonNode content) {
    boolean isTime = name.endsWith("_at") || name.equals("last_used") || name.endsWith("_until");
    if (isTime && content.isNumber()) {
      return Column.time(content.asLong());
    }
    return content.isTextual() ? content.asText() : content.toString();
  }

  /** What people have typed has no power over the terminal, and one row is one line. */
  private static String cell(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
