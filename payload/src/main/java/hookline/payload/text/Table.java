package hookline.payload.text;

import hookline.payload.markdown.Lines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as GitHub Flavored Markdown has them: a header row, a delimiter row of as many cells, and
 * the rows below that have a pipe.
 *
 * @param bodyStart the start of the first row below the delimiter row
 * @param end behind the last row's line end
 * @param margin the quote marks and blanks it stands behind
 */
record Table(int start, int bodyStart, int end, String margin) {

  /** Adds the tables between two positions, neither inside a fence, in order. */
  static void addTo(List<Table> tables, String text, int from, int to) {
    int line = lineWithPipe(text, from, to);
    while (line < to) {
      Table table = at(text, line, to);
      if (table == null) {
        line = lineWithPipe(text, Lines.next(text, line, to), to);
      } else {
        tables.add(table);
        line = lineWithPipe(text, table.end, to);
      }
    }
  }

  /** The start of the first line from this one on that has a pipe, or {@code to}. */
  private static int lineWithPipe(String text, int line, int to) {
    int pipe = text.indexOf('|', line);
    return pipe < 0 || pipe >= to ? to : Lines.start(text, pipe, line);
  }

  private static @Nullable Table at(String text, int start, int to) {
    int delimiter = Lines.next(text, start, to);
    int body = Lines.next(text, delimiter, to);
    int content = Lines.skipQuotes(text, start, delimiter);
    if (!hasPipe(text, content, delimiter)
        || !hasPipe(text, delimiter, body)
        || delimiterCells(text, Lines.skipQuotes(text, delimiter, body), body)
            != cells(text, content, delimiter)) {
      return null;
    }
    int end = body;
    while (end < to && hasPipe(text, end, Lines.next(text, end, to))) {
      end = Lines.next(text, end, to);
    }
    return new Table(start, body, end, text.substring(start, content));
  }

  private static boolean hasPipe(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '|') {
        return true;
      }
    }
    return false;
  }

  /** How many cells a row has; a pipe at either end is only a border. */
  private static int cells(String text, int from, int to) {
    int cells = 1;
    int pos = text.charAt(from) == '|' ? from + 1 : from;
    for (; pos < to; pos++) {
      char c = text.charAt(pos);
      if (c == '\\') {
        pos++;
      } else if (c == '|' && !Lines.isBlank(text, pos + 1, to)) {
        cells++;
      }
    }
    return cells;
  }

  /** How many cells a delimiter row has; -1: it is none. */
  private static int delimiterCells(String text, int from, int to) {
    int cells = 0;
    int pos = from < to && text.charAt(from) == '|' ? from + 1 : from;
    while (pos < to) {
      int dashes = skip(text, ':', Lines.skipBlanks(text, pos, to), to);
      int colon = skip(text, '-', dashes, to);
      if (colon == dashes) {
        return -1;
      }
      cells++;
      pos = Lines.skipBlanks(text, skip(text, ':', colon, to), to);
      if (pos < to && text.charAt(pos) != '|') {
        return -1;
      }
      pos = Lines.skipBlanks(text, pos + 1, to);
    }
    return cells;
  }

  private static int skip(String text, char c, int from, int to) {
    int pos = from;
    while (pos < to && text.charAt(pos) == c) {
      pos++;
    }
    return pos;
  }
}
