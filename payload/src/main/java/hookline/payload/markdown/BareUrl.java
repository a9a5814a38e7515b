package hookline.payload.markdown;

import java.util.List;

/** A URL that stands in a text without any mark: readers expect it to be a link all the same. */
public final class BareUrl {
  private static final List<String> STARTS = List.of("http://", "https://", "ftp://", "www.");

  /** What ends a sentence rather than a URL. */
  private static final String TRAILING = ".,:;!?'*_~`]}";

  /** What clients leave out of a link on their own when it stands behind one. */
  private static final String NEVER_LINKED = ".,:;!?)";

  private BareUrl() {}

  /**
   * The end of the URL that starts at that position, or -1: there is none.
   *
   * @param to where the text ends
   */
  public static int end(String text, int pos, int to) {
    int start = startEnd(text, pos);
    if (start < 0 || start >= to || (pos > 0 && Character.isLetterOrDigit(text.charAt(pos - 1)))) {
      return -1;
    }
    int end = start;
    int open = 0;
    while (end < to && isPart(text, end)) {
      open += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
      end++;
    }
    while (end > start) {
      char last = text.charAt(end - 1);
      if (last == ')' && open < 0) {
        open++;
      } else if (TRAILING.indexOf(last) < 0) {
        break;
      }
      end--;
    }
    return end > start ? end : -1;
  }

  /**
   * Where the URL starts that the colon there belongs to the scheme of, or -1: to none.
   *
   * @param from where the text starts
   */
  public static int startOf(String text, int from, int colon) {
    if (text.startsWith("//", colon + 1)) {
      for (String start : STARTS) {
        int pos = colon - start.indexOf(':');
        if (pos < colon && pos >= from && text.regionMatches(true, pos, start, 0, start.length())) {
          return pos;
        }
      }
    }
    return -1;
  }

  /** Whether a URL may start there: told by two characters, and right for nearly every text. */
  public static boolean mayStart(String text, int pos) {
    return switch (text.charAt(pos)) {
      case 'h', 'H', 'f', 'F' -> pos + 1 < text.length() && (text.charAt(pos + 1) | ' ') == 't';
      case 'w', 'W' -> pos + 1 < text.length() && (text.charAt(pos + 1) | ' ') == 'w';
      default -> false;
    };
  }

  private static int startEnd(String text, int pos) {
    if (mayStart(text, pos)) {
      for (String start : STARTS) {
        if (text.regionMatches(true, pos, start, 0, start.length())) {
          return pos + start.length();
        }
      }
    }
    return -1;
  }

  private static boolean isPart(String text, int pos) {
    char c = text.charAt(pos);
    return c != '<'
        && c != '>'
        && c != '"'
        && !Characters.isBlank(c)
        && !Character.isISOControl(c)
        && !(c == '&' && (text.startsWith("&lt;", pos) || text.startsWith("&gt;", pos)));
  }

  /**
   * The URL as a link to where it leads. Left as it is where nothing in it could be misread.
   *
   * @param url as a reader is to see it
   * @param text what it stands in
   * @param end where it ends there
   * @param to where the text ends
   */
  public static String toMarkdown(String url, String text, int end, int to) {
    if (endsPlainly(text, end, to) && isPlain(url, text.startsWith(";", end))) {
      return url;
    }
    return url.regionMatches(true, 0, "www.", 0, 4)
        ? Markdown.link(Markdown.escapeLabel(url), "http://" + url)
        : "<" + url + ">";
  }

  /**
   * Whether clients find the end of a URL at that position on their own: up to the next blank only
   * what ends a sentence may follow.
   */
  private static boolean endsPlainly(String text, int end, int to) {
    int pos = end;
    while (pos < to && NEVER_LINKED.indexOf(text.charAt(pos)) >= 0) {
      pos++;
    }
    return pos == to || Characters.isBlank(text.charAt(pos));
  }

  /**
   * @param semicolon whether one follows, which may end an entity that begins in the URL
   */
  private static boolean isPlain(String url, boolean semicolon) {
    for (int i = 0; i < url.length(); i++) {
      switch (url.charAt(i)) {
        case '*', '_', '~', '(', ')', '[', ']', '\\', '`' -> {
          return false;
        }
        case '&' -> {
          if (LiteralText.isEntity(url, i, url.length(), semicolon)) {
            return false;
          }
        }
        default -> {}
      }
    }
    return true;
  }
}
