package hookline.payload.markdown;

import org.jspecify.annotations.Nullable;

/**
 * Writes literal text so that it means nothing in Markdown, and escapes only what could: people
 * read posts in psql as well. {@code <} and {@code &} become entities, since older Mattermost
 * clients know no backslash before them. Not thread-safe.
 */
public final class LiteralText {
  /** HTML5's longest entity has 31 characters between {@code &} and {@code ;}. */
  private static final int LONGEST_ENTITY = 31;

  private static final String LEADING_BLANK = "\u00a0";
  private static final String LEADING_TAB = LEADING_BLANK.repeat(4);

  /** The characters that could mean something wherever they stand: all others are only copied. */
  public static final AsciiSet SIGNS = AsciiSet.of("*_~`<&\\]!");

  private static final AsciiSet DELIMITERS = AsciiSet.of("*_~`");

  private final String source;

  /** The source's; null before one of them was to be written, as in most texts none is. */
  private @Nullable Signs signs;

  private LiteralText(String source, @Nullable Signs signs) {
    this.source = source;
    this.signs = signs;
  }

  /** For what a text holds. */
  public static LiteralText of(String source) {
    return new LiteralText(source, null);
  }

  /** For text that others will stand beside, which may hold the partner of what it holds once. */
  public static LiteralText besideOthers() {
    return new LiteralText("", Signs.OF_ANY_TEXT);
  }

  /**
   * Appends text at a line's start: blanks there stay to be seen, and no block begins.
   *
   * @param from where the text starts
   * @param to where it ends, within one line
   * @param before what stands before it: a line end, unless that is not known for certain
   * @param after the code point that will follow, or one of {@link Characters}'
   */
  public void appendLineStart(
      TextBuffer out, String text, int from, int to, int before, int after) {
    int pos = from;
    while (pos < to && (text.charAt(pos) == ' ' || text.charAt(pos) == '\t')) {
      pos++;
    }
    if (pos > from) {
      // rule: blanks at a line's start stay; four of them would be a code block
      appendBlanks(out, text, from, pos, pos == to && after == Characters.LINE_END);
      append(out, text, pos, to, ' ', after, -1);
    } else if (from < to) {
      append(out, text, from, to, before, after, LineStart.markIn(text, from, to, after));
    }
  }

  private static void appendBlanks(
      TextBuffer out, String text, int from, int to, boolean blankLine) {
    for (int i = from; i < to; i++) {
      if (blankLine) {
        out.append(text.charAt(i));
      } else {
        out.append(text.charAt(i) == '\t' ? LEADING_TAB : LEADING_BLANK);
      }
    }
  }

  /**
   * Appends text within a line.
   *
   * @param from where the text starts
   * @param to where it ends
   * @param before the code point that stands before it, or one of {@link Characters}'
   * @param after the code point that will follow, likewise
   */
  public void append(TextBuffer out, String text, int from, int to, int before, int after) {
    append(out, text, from, to, before, after, -1);
  }

  /**
   * @param mark where a block's mark is to be escaped, or -1
   */
  private void append(
      TextBuffer out, String text, int from, int to, int before, int after, int mark) {
    int copied = from;
    int pos = from;
    while (pos < to) {
      char c = text.charAt(pos);
      if (pos != mark && !SIGNS.has(c)) {
        pos++;
        continue;
      }
      int end = DELIMITERS.has(c) ? Characters.runEnd(text, pos, to) : pos + 1;
      int next = Characters.at(text, end, to, after);
      boolean means =
          switch (c) {
            case '*', '_', '~', '`' ->
                matters(c) && isMarkup(c, Characters.before(text, from, pos, before), next);
            case '<' -> isTag(next);
            case '&' -> isEntity(text, pos, to);
            case '\\' ->
                Characters.isEscapable(next)
                    || next == Characters.LINE_END
                    || next == Characters.ANY;
            case ']' -> next == '(';
            case '!' -> end == to && next == '['; // our own link would become an image
            default -> false;
          };
      if (means || pos == mark) {
        out.append(text, copied, pos);
        appendEscaped(out, c, end - pos);
        copied = end;
      }
      pos = end;
    }
    out.append(text, copied, to);
  }

  private boolean matters(char delimiter) {
    Signs known = signs;
    if (known == null) {
      known = Signs.in(source);
      signs = known;
    }
    return known.matters(delimiter);
  }

  private static void appendEscaped(TextBuffer out, char c, int times) {
    switch (c) {
      case '<' -> out.append("&lt;");
      case '&' -> out.append("&amp;");
      default -> {
        for (int i = 0; i < times; i++) {
          out.append('\\').append(c);
        }
      }
    }
  }

  private static boolean isMarkup(char delimiter, int before, int after) {
    if (delimiter == '`') {
      return true; // whatever stands beside it
    }
    if (Characters.isBlank(before) && Characters.isBlank(after)) {
      return false;
    }
    // rule: snake_case_name stays
    return delimiter != '_' || !Characters.isWord(before) || !Characters.isWord(after);
  }

  private static boolean isTag(int next) {
    return next == Characters.ANY
        || next == '/'
        || next == '!'
        || next == '?'
        || (next < 0x80 && Character.isLetter(next));
  }

  /** Whether that line would have to be changed at its start; told by its first character. */
  public static boolean mayStartBlock(String line) {
    return line.isEmpty() || !Character.isLetter(line.charAt(0));
  }

  /** Whether an entity starts with that {@code &}, and ends before {@code to}. */
  static boolean isEntity(String text, int pos, int to) {
    return isEntity(text, pos, to, false);
  }

  /**
   * @param semicolon whether one stands at {@code to}
   */
  static boolean isEntity(String text, int pos, int to, boolean semicolon) {
    int end = pos + 1;
    while (end < to && end - pos <= LONGEST_ENTITY + 1 && isEntityPart(text, end)) {
      end++;
    }
    return end > pos + 1 && (end < to ? text.charAt(end) == ';' : semicolon);
  }

  static boolean isEntityPart(CharSequence text, int pos) {
    char c = text.charAt(pos);
    return c == '#' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
