package hookline.payload.block.richtext;

import hookline.payload.block.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The leaves of a section or a quote as Markdown, line by line: no mark reaches over a line. */
final class InlineText {
  private final StringBuilder text = new StringBuilder();
  private final List<Span> line = new ArrayList<>();

  private InlineText() {}

  /** The Markdown, without blank lines around; empty when it shows nothing. */
  static String of(List<Value> leaves) {
    InlineText inline = new InlineText();
    for (Value leaf : leaves) {
      if (RichText.isPart(leaf)) {
        // A part where a leaf belongs: lines of its own.
        inline.endLine();
        inline.line.add(new Span(RichText.part(leaf), true, 0));
        inline.endLine();
      } else {
        inline.add(Leaf.of(leaf));
      }
    }
    inline.endLine();
    return withoutBlankLinesAround(inline.text.toString());
  }

  private void add(Span span) {
    String source = span.text();
    int start = 0;
    int feed = span.isWhole() ? -1 : source.indexOf('\n');
    while (feed >= 0) {
      int end = feed > start && source.charAt(feed - 1) == '\r' ? feed - 1 : feed;
      line.add(new Span(source.substring(start, end), false, span.style()));
      endLine();
      start = feed + 1;
      feed = source.indexOf('\n', start);
    }
    line.add(start == 0 ? span : new Span(source.substring(start), false, span.style()));
  }

  private void endLine() {
    text.append(StyledLine.of(line)).append('\n');
    line.clear();
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
