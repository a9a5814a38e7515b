package hookline.payload.block.richtext;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Markdown;
import org.jspecify.annotations.Nullable;

/**
 * A run of text, or one end of a mark. The first and the last character of literal text may be
 * asked to be written as their numbers.
 */
final class Piece {
  final @Nullable Span run;
  final @Nullable Mark mark;
  final boolean opens;
  boolean firstAsNumber;
  boolean lastAsNumber;

  /** A pair of marks. */
  static final class Mark {
    final int style;
    int opening;
    int closing;
    boolean isStar;

    Mark(int style) {
      this.style = style;
    }

    String text() {
      return switch (style) {
        case Style.BOLD -> "**";
        case Style.STRIKE -> "~~";
        default -> isStar ? "*" : "_";
      };
    }
  }

  Piece(Span run) {
    this.run = run;
    this.mark = null;
    this.opens = false;
  }

  Piece(Mark mark, boolean opens) {
    this.run = null;
    this.mark = mark;
    this.opens = opens;
  }

  boolean isMarkOf(int style) {
    return mark != null && mark.style == style;
  }

  int first() {
    if (run == null) {
      return mark == null ? ' ' : mark.text().charAt(0);
    }
    return firstAsNumber || (lastAsNumber && isSingle(run)) ? '&' : run.text().codePointAt(0);
  }

  int last() {
    if (run == null) {
      return first();
    }
    String text = run.text();
    return lastAsNumber || (firstAsNumber && isSingle(run))
        ? ';'
        : text.codePointBefore(text.length());
  }

  private static boolean isSingle(Span run) {
    return run.text().codePointCount(0, run.text().length()) == 1;
  }

  /** The text as it is written; nothing for a mark. */
  String text() {
    return run == null ? "" : text(run.text());
  }

  private String text(String text) {
    int first = firstAsNumber ? text.offsetByCodePoints(0, 1) : 0;
    int last = lastAsNumber ? text.offsetByCodePoints(text.length(), -1) : text.length();
    if (last < first) {
      return number(text.codePointAt(0)); // one character, for both sides
    }
    String inner = text.substring(first, last);
    if (first > 0) {
      inner = escapedUnderscores(inner, 0, Characters.runEnd(inner, 0));
    }
    if (last < text.length()) {
      int start = inner.length();
      while (start > 0 && inner.charAt(start - 1) == '_') {
        start--;
      }
      // A backslash that escapes nothing there would escape the number.
      inner =
          Markdown.isEscaped(inner, start)
              ? inner
              : escapedUnderscores(inner, start, inner.length());
    }
    return (first > 0 ? number(text.codePointAt(0)) : "")
        + inner
        + (last < text.length() && Markdown.isEscaped(inner, inner.length()) ? "\\" : "")
        + (last < text.length() ? number(text.codePointAt(last)) : "");
  }

  /** Within a word underscores mean nothing, but a number is none. */
  private static String escapedUnderscores(String text, int from, int to) {
    boolean isRun = from < to && text.charAt(from) == '_';
    return isRun ? text.substring(0, from) + "\\_".repeat(to - from) + text.substring(to) : text;
  }

  private static String number(int codePoint) {
    return "&#" + codePoint + ";";
  }
}
