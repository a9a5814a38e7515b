package hookline.payload.block;

import hookline.payload.block.richtext.RichText;
import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;

/** A table, and a data table, which has a caption: a GFM table whose first row is the head. */
final class TableBlock {
  /**
   * Slack's bound for columns. Shorter rows are filled up to it and no further, since a few wide
   * and many empty rows would become more cells than any message has; Markdown adds the rest.
   */
  private static final int FILLED_COLUMNS = 20;

  private TableBlock() {}

  static String render(Value block) {
    List<List<String>> rows = new ArrayList<>();
    for (Value row : block.list("rows")) {
      if (row.isArray()) {
        rows.add(row.cells().stream().map(TableBlock::cell).toList());
      } else {
        row.omit("an array of cells");
      }
    }
    String table = rows.isEmpty() ? "" : table(rows, block.get("column_settings").cells());
    return new Paragraphs().add(TextObject.string(block.get("caption"))).add(table).toString();
  }

  private static String cell(Value cell) {
    if (cell.isAbsent()) {
      return "";
    }
    if (!cell.isObject()) {
      return Markdown.cell(Markdown.escape(cell.string()));
    }
    return Markdown.cell(
        switch (cell.type()) {
          case "raw_text", "" -> Markdown.escape(cell.string("text"));
          case "raw_number" -> number(cell);
          case "rich_text" -> RichText.render(cell);
          default -> Element.render(cell);
        });
  }

  /** The number as its sender wrote it for people, else itself. */
  private static String number(Value cell) {
    String text = cell.get("text").scalar();
    return Markdown.escape(text.isEmpty() ? cell.get("value").scalar() : text);
  }

  private static String table(List<List<String>> rows, List<Value> settings) {
    int columns = Math.max(1, rows.stream().mapToInt(List::size).max().orElse(1));
    StringBuilder table = new StringBuilder();
    append(table, rows.get(0), columns);
    table.append("\n|");
    for (int column = 0; column < columns; column++) {
      String align = column < settings.size() ? settings.get(column).get("align").scalar() : "";
      table.append(
          switch (align) {
            case "left" -> ":-|";
            case "center" -> ":-:|";
            case "right" -> "-:|";
            default -> "-|";
          });
    }
    for (List<String> row : rows.subList(1, rows.size())) {
      append(table.append('\n'), row, Math.min(columns, FILLED_COLUMNS));
    }
    return table.toString();
  }

  private static void append(StringBuilder table, List<String> row, int columns) {
    table.append('|');
    for (int column = 0; column < Math.max(columns, row.size()); column++) {
      String cell = column < row.size() ? row.get(column) : "";
      table.append(' ').append(cell).append(cell.isEmpty() ? "|" : " |");
    }
  }
}
