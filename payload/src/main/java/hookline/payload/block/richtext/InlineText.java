package hookline.payload.block.richtext;

import hookline.payload.block.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The leaves of a section or a quote as Markdown, line by line: no mark reaches over a line. */
final class InlineText {
  private InlineText() {}

  /** The Markdown, without blank lines around; empty when it shows nothing. */
  static String of(List<Value> leaves) {
    List<List<Span>> lines = new ArrayList<>();
    lines.add(new ArrayList<>());
    for (Value leaf : leaves) {
      if (RichText.isPart(leaf)) {
        // A part where a leaf belongs: lines of its own.
        lines.add(List.of(new Span(RichText.part(leaf), true, 0)));
        lines.add(new ArrayList<>());
      } else {
        addTo(lines, Leaf.of(leaf));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<Span> line : lines) {
      text.append(StyledLine.of(line)).append('\n');
    }
    return withoutBlankLinesAround(text.toString());
  }

  private static void addTo(List<List<Span>> lines, Span span) {
    if (span.isWhole() || span.text().indexOf('\n') < 0) {
      lines.get(lines.size() - 1).add(span);
      return;
    }
    String[] parts = span.text().split("\r?\n", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        lines.add(new ArrayList<>());
      }
      lines.get(lines.size() - 1).add(new Span(parts[i], false, span.style()));
    }
  }

  private static String withoutBlankLinesAround(String text) {
    int start = 0;
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    while (start < end && text.charAt(start) == '\n') {
      start++;
    }
    return text.substring(start, end);
  }
}
