package hookline.payload.text;

import hookline.payload.markdown.AsciiSet;
import hookline.payload.markdown.Characters;
import org.jspecify.annotations.Nullable;

/**
 * One of Slack's {@code <target|label>}, not yet known to mean anything.
 *
 * @param target what stands before the first pipe, or all of it
 * @param label what stands behind the first pipe; null where there is none that is seen
 * @param piped whether there is a pipe
 * @param glued whether a letter or digit stands right before it, as in {@code List<a.b|c>}
 * @param end the position behind the {@code >}
 */
record SlackToken(String target, @Nullable String label, boolean piped, boolean glued, int end) {

  private static final AsciiSet SIGNS = AsciiSet.of("<|>\n\r");

  /**
   * The token that starts with the {@code <} at that position and ends before {@code to}, or null.
   *
   * <p>Looks no further than the next {@code <}: so reading tokens at every {@code <} of a text
   * takes time linear in its length, whatever it holds.
   */
  static @Nullable SlackToken at(String text, int pos, int to) {
    // rule: on one line, first pipe splits
    int first = SIGNS.next(text, pos + 1, to);
    int close = first;
    while (close < to && text.charAt(close) == '|') {
      close = SIGNS.next(text, close + 1, to);
    }
    return close < to && text.charAt(close) == '>'
        ? token(text, pos, first < close ? first : -1, close)
        : null;
  }

  private static SlackToken token(String text, int pos, int pipe, int close) {
    String target = text.substring(pos + 1, pipe < 0 ? close : pipe);
    String label = pipe < 0 ? "" : text.substring(pipe + 1, close);
    return new SlackToken(
        target,
        Characters.isSeen(label) ? label : null,
        pipe >= 0,
        isWord(text, pos - 1),
        close + 1);
  }

  private static boolean isWord(String text, int pos) {
    return pos >= 0 && (Character.isLetterOrDigit(text.charAt(pos)) || text.charAt(pos) == '_');
  }
}
