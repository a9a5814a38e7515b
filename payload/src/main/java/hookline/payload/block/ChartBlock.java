package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.markdown.Markdown;

/** A chart: its title, and its numbers as a table. */
final class ChartBlock {
  private ChartBlock() {}

  static String render(Value block) {
    Value chart = block.get("chart");
    Value axes = chart.get("axis_config");
    StringBuilder rows = new StringBuilder();
    for (Value segment : chart.objects("segments")) {
      row(rows, "", segment);
    }
    for (Value series : chart.objects("series")) {
      for (Value point : series.objects("data")) {
        row(rows, TextObject.string(series.get("name")), point);
      }
    }
    // One row a number: a column a series could become more cells than any message has.
    String head =
        "| | " + cell(axes.get("x_label")) + " | " + cell(axes.get("y_label")) + " |\n|-|-|-:|";
    return new Paragraphs()
        .add(Title.bold(TextObject.string(block.get("title"))))
        .add(rows.isEmpty() ? "" : head + rows)
        .toString();
  }

  private static void row(StringBuilder rows, String series, Value point) {
    rows.append("\n| ").append(Markdown.cell(series)).append(" | ");
    rows.append(cell(point.get("label"))).append(" | ");
    rows.append(Markdown.cell(TextObject.literal(point.get("value").scalar(), point))).append(" |");
  }

  private static String cell(Value text) {
    return Markdown.cell(TextObject.string(text));
  }
}
