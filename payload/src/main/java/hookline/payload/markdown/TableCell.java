package hookline.payload.markdown;

/** Makes Markdown safe in a table's cell: its row ends at a line end, and the cell at a pipe. */
final class TableCell {
  /** For where a backslash already stands: parsers do not agree on what it escapes then. */
  private static final String PIPE = "&#124;";

  private TableCell() {}

  static String of(String markdown) {
    String line = Markdown.oneLine(markdown).strip();
    if (line.indexOf('|') < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder(line.length() + 8);
    CodeSpans spans = new CodeSpans(line, 0, line.length());
    int pos = 0;
    while (pos < line.length()) {
      char c = line.charAt(pos);
      if (c == '`') {
        int end = spans.skip(pos);
        out.append(line.substring(pos, end).replace("|", "\\|"));
        pos = end;
      } else if (c == '\\') {
        boolean pipe = line.startsWith("|", pos + 1);
        int end = pipe || !Markdown.isEscape(line, pos) ? pos + 1 : pos + 2;
        out.append(pipe ? "" : line.substring(pos, end));
        if (line.startsWith("|", end)) {
          out.append(PIPE);
          end++;
        }
        pos = end;
      } else {
        out.append(c == '|' ? "\\|" : String.valueOf(c));
        pos++;
      }
    }
    return out.toString();
  }
}
