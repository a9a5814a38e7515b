package hookline.payload.text;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Lines;
import org.jspecify.annotations.Nullable;

/**
 * Slack's fenced code, which may begin and end anywhere in a line.
 *
 * @param start where its marks start
 * @param info the language behind the opening marks, if it stands alone there; else empty
 * @param code as sent
 * @param startsLine whether the code starts with a line
 * @param end behind its closing marks
 */
record SlackFence(int start, String info, String code, boolean startsLine, int end) {
  private static final String MARKS = "```";

  /** The first fence from that position on that closes, or null. */
  static @Nullable SlackFence next(String text, int from) {
    int open = text.indexOf(MARKS, from);
    while (open >= 0) {
      int openEnd = Characters.runEnd(text, open);
      int close = text.indexOf(MARKS, openEnd);
      if (close < 0) {
        return null; // rule: one that does not close is text
      }
      if (!text.substring(openEnd, close).isBlank()) {
        return of(text, open, openEnd, close);
      }
      open = close;
    }
    return null;
  }

  private static SlackFence of(String text, int open, int openEnd, int close) {
    int wordEnd = openEnd;
    while (wordEnd < close && isWord(text.charAt(wordEnd))) {
      wordEnd++;
    }
    int lineEnd = wordEnd;
    while (lineEnd < close && isBlank(text.charAt(lineEnd))) {
      lineEnd++;
    }
    String word = text.substring(openEnd, wordEnd);
    boolean alone =
        (word.isEmpty() || FenceLanguage.isOne(word))
            && lineEnd < close
            && text.charAt(lineEnd) == '\n'
            && !Lines.isBlank(text, lineEnd, close); // else the word is the code
    int codeStart = alone ? lineEnd + 1 : openEnd;
    int codeEnd = close;
    while (codeEnd > codeStart && isBlank(text.charAt(codeEnd - 1))) {
      codeEnd--;
    }
    boolean closesOnOwnLine = codeEnd > codeStart && text.charAt(codeEnd - 1) == '\n';
    codeEnd = closesOnOwnLine ? codeEnd - 1 : close;
    return new SlackFence(
        open,
        alone ? word : "",
        text.substring(codeStart, codeEnd),
        alone,
        Characters.runEnd(text, close));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isWord(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || "_+#.-".indexOf(c) >= 0);
  }
}
