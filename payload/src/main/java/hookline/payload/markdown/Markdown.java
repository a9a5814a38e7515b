package hookline.payload.markdown;

/** Writes pieces of Markdown. "Literal" is text as it is to be seen, "Markdown" is written. */
public final class Markdown {
  private static final LiteralText LITERAL = LiteralText.besideOthers();

  /** Where an entity could have begun whose end is appended. */
  private static final int ENTITY_REACH = 34;

  /** Keeps two code spans apart that would be one; takes no room. */
  private static final String ZERO_WIDTH_SPACE = "\u200b";

  private Markdown() {}

  /** Whether the backslash at that position takes the next character's meaning away. */
  public static boolean isEscape(String text, int backslash) {
    return backslash + 1 < text.length() && Characters.isEscapable(text.charAt(backslash + 1));
  }

  /**
   * Literal text of any number of lines, the first of which starts a line of the post too. What
   * will follow it on its last line is not known, so join that by {@link #append}.
   */
  public static String escape(String literal) {
    return escape(literal, true);
  }

  /** Literal text of any number of lines that follows something on its first one. */
  public static String escapeInline(String literal) {
    return escape(literal, false);
  }

  /** Literal text for a link's label, where nothing else may be a link; line ends become blanks. */
  public static String escapeLabel(String literal) {
    String text = oneLine(literal);
    if (Signs.isNoneIn(text)) {
      return text;
    }
    TextBuffer out = new TextBuffer(text.length() + 16);
    LITERAL.append(out, text, 0, text.length(), Characters.ANY, Characters.ANY);
    return out.toString();
  }

  private static String escape(String literal, boolean atLineStart) {
    Signs signs = Signs.in(literal);
    if (signs.isNone() && !(atLineStart && LiteralText.mayStartBlock(literal))) {
      return literal; // most texts
    }
    TextBuffer out = new TextBuffer(literal.length() + 16);
    String text = withLineFeeds(literal);
    int line = 0;
    while (line <= text.length()) {
      int feed = text.indexOf('\n', line);
      int end = feed < 0 ? text.length() : feed;
      int after = feed < 0 ? Characters.ANY : Characters.LINE_END;
      int urlsTo = signs.mayHoldUrl() ? end : line;
      appendLine(out, text, line, end, urlsTo, atLineStart || line > 0, after);
      if (feed >= 0) {
        out.append('\n');
      }
      line = end + 1;
    }
    return out.toString();
  }

  /**
   * @param urlsTo no URL starts from here on
   */
  private static void appendLine(
      TextBuffer out, String text, int from, int to, int urlsTo, boolean atStart, int after) {
    int copied = from;
    int pos = from;
    while (pos < urlsTo) {
      int end = BareUrl.end(text, pos, to);
      if (end < 0) {
        pos++;
        continue;
      }
      String link = BareUrl.toMarkdown(text.substring(pos, end), text, end, to);
      appendText(out, text, copied, pos, atStart && copied == from, link.codePointAt(0));
      out.append(link);
      copied = end;
      pos = end;
    }
    appendText(out, text, copied, to, atStart && copied == from, after);
  }

  private static void appendText(
      TextBuffer out, String text, int from, int to, boolean atStart, int after) {
    int before = out.last(0, Characters.ANY);
    if (atStart) {
      LITERAL.appendLineStart(out, text, from, to, before, after);
    } else {
      LITERAL.append(out, text, from, to, before, after);
    }
  }

  /**
   * {@code [label](url)}, written so that CommonMark reads exactly that link.
   *
   * @param labelMarkdown its brackets become text, its line ends blanks
   * @param url as it is; what would end it is encoded
   */
  public static String link(String labelMarkdown, String url) {
    return Link.of(labelMarkdown, url);
  }

  /** {@code ![alt](url)}. */
  public static String image(String altLiteral, String url) {
    return "!" + Link.of(escapeLabel(altLiteral), url);
  }

  /** A code span that shows this; line ends become blanks. Nothing for nothing. */
  public static String codeSpan(String code) {
    return CodeText.span(code);
  }

  /**
   * A fence, on lines of its own and without a line end behind it, longer than any inside.
   *
   * @param info the language, or empty
   */
  public static String fence(String code, String info) {
    return CodeText.fence(code, info);
  }

  /** The Markdown, safe in a cell of a table: one line, its pipes text. */
  public static String cell(String markdown) {
    return TableCell.of(markdown);
  }

  /** The Markdown as a quote; a blank line must follow, or what follows is drawn into it. */
  public static String quote(String markdown) {
    return ("> " + markdown.replace("\n", "\n> ")).replaceAll("(?m)^> $", ">");
  }

  /**
   * Appends a piece to what stands on its line already, so that the two make nothing together: an
   * image of "!" and a link, a link of "]" and "(", one code span of two.
   */
  public static void append(StringBuilder out, String markdown) {
    int last = out.length() - 1;
    if (last >= 0 && !markdown.isEmpty() && !isEscaped(out, last)) {
      char end = out.charAt(last);
      char start = markdown.charAt(0);
      if ((end == '!' && start == '[') || (end == ']' && (start == '(' || start == ':'))) {
        out.insert(last, '\\');
      } else if (end == '`' && start == '`') {
        out.append(ZERO_WIDTH_SPACE);
      } else if (start == ';' || LiteralText.isEntityPart(markdown, 0)) {
        protectEntity(out, markdown);
      }
    }
    out.append(markdown);
  }

  private static void protectEntity(StringBuilder out, String markdown) {
    int pos = out.length();
    while (pos > 0 && out.length() - pos < ENTITY_REACH && LiteralText.isEntityPart(out, pos - 1)) {
      pos--;
    }
    if (pos > 0 && out.charAt(pos - 1) == '&' && !isEscaped(out, pos - 1)) {
      String start = markdown.substring(0, Math.min(markdown.length(), ENTITY_REACH));
      String joined = out.substring(pos - 1) + start;
      if (LiteralText.isEntity(joined, 0, joined.length())) {
        out.insert(pos, "amp;");
      }
    }
  }

  /** Whether what stands at that position, or will, is escaped by a backslash before it. */
  public static boolean isEscaped(CharSequence text, int pos) {
    int backslash = pos;
    while (backslash > 0 && text.charAt(backslash - 1) == '\\') {
      backslash--;
    }
    return (pos - backslash) % 2 == 1;
  }

  /** The text with line feeds for the line ends of other systems. */
  public static String withLineFeeds(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  static String oneLine(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
        ? text
        : withLineFeeds(text).replace('\n', ' ');
  }
}
