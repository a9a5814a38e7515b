package hookline.payload.markdown;

/**
 * Writes literal text so that it means nothing in Markdown, and escapes only what could: people
 * read posts in psql as well. {@code <} and {@code &} become entities, since older Mattermost
 * clients know no backslash before them. Immutable.
 */
public final class LiteralText {
  /** HTML5's longest entity has 31 characters between {@code &} and {@code ;}. */
  private static final int LONGEST_ENTITY = 31;

  private static final String LEADING_BLANK = "\u00a0";
  private static final String LEADING_TAB = LEADING_BLANK.repeat(4);

  private final Delimiters delimiters;

  /** For text with these delimiters. */
  public LiteralText(Delimiters delimiters) {
    this.delimiters = delimiters;
  }

  /**
   * Appends text at a line's start: blanks there stay to be seen, and no block begins.
   *
   * @param text within one line
   * @param before what stands before it: a line end, unless that is not known for certain
   * @param after the code point that will follow, or one of {@link Characters}'
   */
  public void appendLineStart(StringBuilder out, String text, int before, int after) {
    int pos = 0;
    while (pos < text.length() && (text.charAt(pos) == ' ' || text.charAt(pos) == '\t')) {
      pos++;
    }
    if (pos == 0 && !text.isEmpty()) {
      append(out, text, before, after, LineStart.markIn(text, after));
      return;
    }
    // rule: blanks at a line's start stay; four of them would be a code block
    boolean blankLine = pos == text.length() && after == Characters.LINE_END;
    for (int i = 0; i < pos; i++) {
      String shown = text.charAt(i) == '\t' ? LEADING_TAB : LEADING_BLANK;
      out.append(blankLine ? text.substring(i, i + 1) : shown);
    }
    append(out, text.substring(pos), pos == 0 ? before : ' ', after);
  }

  /**
   * Appends text within a line.
   *
   * @param before the code point that stands before it, or one of {@link Characters}'
   * @param after the code point that will follow, likewise
   */
  public void append(StringBuilder out, String text, int before, int after) {
    append(out, text, before, after, -1);
  }

  /**
   * @param mark where a block's mark is to be escaped, or -1
   */
  private void append(StringBuilder out, String text, int before, int after, int mark) {
    int pos = 0;
    while (pos < text.length()) {
      int plain = plainEnd(text, pos, mark);
      out.append(text, pos, plain);
      pos = plain;
      if (pos == text.length()) {
        break;
      }
      char c = text.charAt(pos);
      int end = pos + 1;
      switch (c) {
        case '*', '_', '~', '`' -> {
          end = Characters.runEnd(text, pos);
          int previous = Characters.before(text, pos, before);
          int next = Characters.at(text, end, after);
          boolean escape = pos == mark || (delimiters.matters(c) && isMarkup(c, previous, next));
          out.append((escape ? "\\" + c : String.valueOf(c)).repeat(end - pos));
        }
        case '<' -> out.append(isTag(Characters.at(text, end, after)) ? "&lt;" : "<");
        case '&' -> out.append(isEntity(text, pos) ? "&amp;" : "&");
        default -> {
          boolean escape = pos == mark || isSpecial(c, text, end, after);
          out.append(escape ? "\\" : "").append(c);
        }
      }
      pos = end;
    }
  }

  /** Where the run of characters ends that mean nothing wherever they stand. */
  private static int plainEnd(String text, int pos, int mark) {
    int end = pos;
    while (end < text.length() && end != mark && !isSign(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSign(char c) {
    return switch (c) {
      case '*', '_', '~', '`', '<', '&', '\\', ']', '!' -> true;
      default -> false;
    };
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

  private static boolean isSpecial(char c, String text, int end, int after) {
    int next = Characters.at(text, end, after);
    return switch (c) {
      case '\\' ->
          Characters.isEscapable(next) || next == Characters.LINE_END || next == Characters.ANY;
      case ']' -> next == '(';
      case '!' -> end == text.length() && next == '['; // our own link would become an image
      default -> false;
    };
  }

  private static boolean isTag(int next) {
    return next == Characters.ANY
        || next == '/'
        || next == '!'
        || next == '?'
        || (next < 0x80 && Character.isLetter(next));
  }

  /** Whether an entity starts with that {@code &}. */
  static boolean isEntity(CharSequence text, int pos) {
    int end = pos + 1;
    while (end < text.length() && end - pos <= LONGEST_ENTITY + 1 && isEntityPart(text, end)) {
      end++;
    }
    return end > pos + 1 && end < text.length() && text.charAt(end) == ';';
  }

  static boolean isEntityPart(CharSequence text, int pos) {
    char c = text.charAt(pos);
    return c == '#' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
