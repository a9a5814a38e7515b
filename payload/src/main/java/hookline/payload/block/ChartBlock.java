package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.markdown.Markdown;

/** A chart: its title, and its numbers as a table. */
final class ChartBlock {
  /**
   * Characters of a series' name that stand in each of its rows. A longer one stands in the first
   * alone: a payload of one name and many numbers would become thousands of times its size.
   */
  private static final int LONGEST_REPEATED = 40;

  private ChartBlock() {}

  static String render(Value block) {
    Value chart = block.get("chart");
    Value axes = chart.get("axis_config");
    StringBuilder rows = new StringBuilder();
    for (Value segment : chart.objects("segments")) {
      row(rows, "", segment);
    }
    for (Value series : chart.objects("series")) {
      String name = cell(series.get("name"));
      for (Value point : series.objects("data")) {
        row(rows, "| " + name + " ", point);
        name = name.length() <= LONGEST_REPEATED ? name : "";
      }
    }
    boolean hasSeries = !chart.get("series").isAbsent();
    String head = head(hasSeries, cell(axes.get("x_label")), cell(axes.get("y_label")));
    return new Paragraphs()
        .add(Title.bold(TextObject.string(block.get("title"))))
        .add(rows.isEmpty() ? "" : head + rows)
        .toString();
  }

  /** One row a number: a column a series could become more cells than any message has. */
  private static String head(boolean hasSeries, String x, String y) {
    String labels = "|" + filled(x) + "|" + filled(y) + "|\n";
    return hasSeries ? "| " + labels + "|-|-|-:|" : labels + "|-|-:|";
  }

  private static String filled(String cell) {
    return cell.isEmpty() ? " " : " " + cell + " ";
  }

  private static void row(StringBuilder rows, String series, Value point) {
    rows.append("\n").append(series).append("| ").append(cell(point.get("label"))).append(" | ");
    rows.append(Markdown.cell(Markdown.escape(point.get("value").scalar()))).append(" |");
  }

  private static String cell(Value text) {
    return Markdown.cell(TextObject.string(text));
  }
}
