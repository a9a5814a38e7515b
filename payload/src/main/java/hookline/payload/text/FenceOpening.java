package hookline.payload.text;

import hookline.payload.markdown.Lines;
import org.jspecify.annotations.Nullable;

/**
 * The line that opens a {@link Fence}, and what it asks of the lines below.
 *
 * @param start the line's start
 * @param bodyStart the start of the line below
 * @param quotes how many quote marks it stands behind
 * @param quotesEnd behind these
 * @param indent columns from there to where its list item's content starts; 0 outside of a list
 * @param marks where its marks start
 * @param infoStart behind its marks
 */
record FenceOpening(
    int start, int bodyStart, int quotes, int quotesEnd, int indent, int marks, int infoStart) {

  /** CommonMark: more blanks make it indented code. */
  private static final int MOST_BLANKS = 3;

  private static final int FEWEST_MARKS = 3;

  /** The opening that the line starting here is, or null. */
  static @Nullable FenceOpening at(String text, int start) {
    int next = Lines.next(text, start, text.length());
    int quotes = 0;
    int quotesEnd = start;
    int afterQuote = afterQuote(text, quotesEnd, next);
    while (afterQuote >= 0) {
      quotes++;
      quotesEnd = afterQuote;
      afterQuote = afterQuote(text, quotesEnd, next);
    }
    int marks = skip(text, quotesEnd, next, MOST_BLANKS);
    int item = Lines.listMarkerEnd(text, marks, next);
    int indent = item > marks ? item - quotesEnd : 0;
    marks = item;
    int infoStart = runEnd(text, marks, next);
    if (infoStart - marks < FEWEST_MARKS || isCodeSpan(text, infoStart, next)) {
      return null;
    }
    return new FenceOpening(start, next, quotes, quotesEnd, indent, marks, infoStart);
  }

  /** "```a```" on a line is a code span: an info string behind backticks has none. */
  private static boolean isCodeSpan(String text, int infoStart, int next) {
    int tick = text.charAt(infoStart - 1) == '`' ? text.indexOf('`', infoStart) : -1;
    return tick >= 0 && tick < next;
  }

  /** Where the line's content starts within the fence's quote and list item; -1: it left them. */
  int contentOf(String text, int line, int next) {
    int pos = line;
    for (int i = 0; i < quotes; i++) {
      pos = afterQuote(text, pos, next);
      if (pos < 0) {
        return -1;
      }
    }
    int content = skip(text, pos, next, indent);
    return content - pos < indent && !Lines.isBlank(text, pos, next) ? -1 : content;
  }

  /** Behind the closing marks, or -1 when that line's content does not close it. */
  int closingEnd(String text, int content, int next) {
    int pos = skip(text, content, next, MOST_BLANKS);
    if (pos == next || text.charAt(pos) != text.charAt(marks)) {
      return -1;
    }
    int end = runEnd(text, pos, next);
    // rule: closed by a fence at least as long
    return end - pos >= infoStart - marks && Lines.isBlank(text, end, next) ? end : -1;
  }

  Fence fence(String text, int bodyEnd, int end) {
    return new Fence(
        start,
        bodyStart,
        bodyEnd,
        end,
        text.substring(start, quotesEnd) + " ".repeat(indent),
        text.substring(start, infoStart),
        text.substring(infoStart, bodyStart).stripTrailing(),
        text.substring(marks, infoStart));
  }

  /** Behind a quote mark and the blank that belongs to it, or -1. */
  private static int afterQuote(String text, int pos, int next) {
    int mark = skip(text, pos, next, MOST_BLANKS);
    if (mark == next || text.charAt(mark) != '>') {
      return -1;
    }
    return mark + 1 < next && text.charAt(mark + 1) == ' ' ? mark + 2 : mark + 1;
  }

  private static int skip(String text, int pos, int next, int most) {
    int at = pos;
    while (at < next && at - pos < most && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static int runEnd(String text, int pos, int next) {
    int end = pos;
    if (pos < next && (text.charAt(pos) == '`' || text.charAt(pos) == '~')) {
      while (end < next && text.charAt(end) == text.charAt(pos)) {
        end++;
      }
    }
    return end;
  }
}
