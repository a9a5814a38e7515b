package hookline.payload.markdown;

import java.util.ArrayList;
import java.util.List;

/** Writes pieces of Markdown. "Literal" is text as it is to be seen, "Markdown" is written. */
public final class Markdown {
  private static final LiteralText LITERAL = new LiteralText(Delimiters.ALL);

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
    StringBuilder out = new StringBuilder(literal.length() + 16);
    LITERAL.append(out, oneLine(literal), Characters.ANY, Characters.ANY);
    return out.toString();
  }

  private static String escape(String literal, boolean atLineStart) {
    StringBuilder out = new StringBuilder(literal.length() + 16);
    String text = withLineFeeds(literal);
    int line = 0;
    while (line <= text.length()) {
      int feed = text.indexOf('\n', line);
      int end = feed < 0 ? text.length() : feed;
      int after = feed < 0 ? Characters.ANY : Characters.LINE_END;
      appendLine(out, text.substring(line, end), atLineStart || line > 0, after);
      out.append(feed < 0 ? "" : "\n");
      line = end + 1;
    }
    return out.toString();
  }

  private static void appendLine(StringBuilder out, String line, boolean atStart, int after) {
    int pos = 0;
    for (int[] url : urls(line)) {
      boolean plain = BareUrl.endsPlainly(line, url[1], line.length());
      String link = BareUrl.toMarkdown(line.substring(url[0], url[1]), plain);
      appendText(out, line.substring(pos, url[0]), atStart && pos == 0, link.codePointAt(0));
      out.append(link);
      pos = url[1];
    }
    appendText(out, line.substring(pos), atStart && pos == 0, after);
  }

  private static void appendText(StringBuilder out, String text, boolean atStart, int after) {
    int before = Characters.before(out, out.length(), Characters.ANY);
    if (atStart) {
      LITERAL.appendLineStart(out, text, before, after);
    } else {
      LITERAL.append(out, text, before, after);
    }
  }

  private static List<int[]> urls(String line) {
    List<int[]> urls = new ArrayList<>();
    int pos = 0;
    while (pos < line.length()) {
      int end = BareUrl.end(line, pos, line.length());
      if (end >= 0) {
        urls.add(new int[] {pos, end});
      }
      pos = end < 0 ? pos + 1 : end;
    }
    return urls;
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
      if (LiteralText.isEntity(out.substring(pos - 1) + start, 0)) {
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
    return withLineFeeds(text).replace('\n', ' ');
  }
}
