package hookline.payload.block.richtext;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Markdown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text and the marks around it, written so that CommonMark reads each mark as it is meant: a mark
 * opens or closes by what stands on either side of it. Where a letter outside would keep it from
 * that, the letter is written as its number, which looks the same. Not thread-safe.
 */
final class Marks {
  /** Looks like nothing, and both its ends are punctuation for what stands beside it. */
  private static final String NOTHING = "&#8203;";

  private final List<Piece> pieces = new ArrayList<>();
  private final Deque<Mark> open = new ArrayDeque<>();

  /** A run of text, or one end of a mark. */
  private static final class Piece {
    final @Nullable Span run;
    final @Nullable Mark mark;
    final boolean opens;
    boolean firstAsNumber;
    boolean lastAsNumber;

    Piece(@Nullable Span run, @Nullable Mark mark, boolean opens) {
      this.run = run;
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
  }

  /** A pair of marks. */
  private static final class Mark {
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

  void add(Span run) {
    pieces.add(new Piece(run, null, false));
  }

  void open(int style) {
    Mark mark = new Mark(style);
    mark.opening = pieces.size();
    open.push(mark);
    pieces.add(new Piece(null, mark, true));
  }

  /** Closes the mark opened last. */
  void close(int style) {
    Mark mark = open.pop();
    mark.closing = pieces.size();
    pieces.add(new Piece(null, mark, false));
  }

  @Override
  public String toString() {
    pieces.forEach(this::choose);
    // A single letter that became a number is punctuation for what stands on its other side: such
    // chains run either way, and never turn.
    for (int i = 1; i < pieces.size(); i++) {
      separator(i);
    }
    for (int i = pieces.size() - 1; i > 0; i--) {
      separator(i);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      out.append(separator(i));
      if (piece.run != null) {
        Markdown.append(out, text(piece, piece.run));
      } else {
        out.append(mark(piece));
      }
    }
    return out.toString();
  }

  private static String mark(Piece piece) {
    return piece.mark == null ? "" : piece.mark.text();
  }

  /** A star where a letter stands outside, which an underscore could not bear; but never two. */
  private void choose(Piece piece) {
    Mark mark = piece.mark;
    if (mark == null || !piece.opens || mark.style != Style.ITALIC) {
      return;
    }
    boolean besideBold =
        isBold(mark.opening - 1)
            || isBold(mark.opening + 1)
            || isBold(mark.closing - 1)
            || isBold(mark.closing + 1);
    boolean inWord =
        Characters.isWord(last(mark.opening - 1)) || Characters.isWord(first(mark.closing + 1));
    mark.isStar = inWord && !besideBold;
  }

  private boolean isBold(int index) {
    return index >= 0 && index < pieces.size() && pieces.get(index).isMarkOf(Style.BOLD);
  }

  private int first(int index) {
    return index < pieces.size() ? pieces.get(index).first() : ' ';
  }

  private int last(int index) {
    return index >= 0 ? pieces.get(index).last() : ' ';
  }

  /**
   * What must stand before that piece so that the mark on either side of the gap is read; where a
   * letter is in the way, it is marked to be written as its number instead.
   */
  private String separator(int index) {
    if (index == 0) {
      return "";
    }
    Piece left = pieces.get(index - 1);
    Piece right = pieces.get(index);
    if (left.mark != null && right.mark == null) {
      return left.opens ? inside(right, right.first(), left.mark) : outside(index - 1, right, true);
    }
    if (left.mark == null && right.mark != null) {
      return right.opens ? outside(index, left, false) : inside(left, left.last(), right.mark);
    }
    return "";
  }

  /** Between a mark and what it stands around: the same sign there would lengthen the mark. */
  private static String inside(Piece content, int edge, Mark of) {
    boolean isSame = content.run != null && content.run.isWhole() && edge == of.text().charAt(0);
    return isSame ? NOTHING : "";
  }

  /** Between a mark and what stands outside of it. */
  private String outside(int markAt, Piece content, boolean after) {
    Mark mark = pieces.get(markAt).mark;
    Span run = content.run;
    if (mark == null || run == null) {
      return "";
    }
    int outer = after ? content.first() : content.last();
    int inner = after ? last(markAt - 1) : first(markAt + 1);
    boolean isSame = run.isWhole() && outer == mark.text().charAt(0);
    boolean isRead =
        Characters.isBlank(outer)
            || Characters.isOldPunctuation(outer)
            || (Characters.isWord(inner) && !mark.text().equals("_"));
    if (isRead && !isSame) {
      return "";
    }
    if (run.isWhole()) {
      return NOTHING;
    }
    if (after) {
      content.firstAsNumber = true;
    } else {
      content.lastAsNumber = true;
    }
    return "";
  }

  private static String text(Piece piece, Span run) {
    String text = run.text();
    int first = piece.firstAsNumber ? text.offsetByCodePoints(0, 1) : 0;
    int last = piece.lastAsNumber ? text.offsetByCodePoints(text.length(), -1) : text.length();
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
