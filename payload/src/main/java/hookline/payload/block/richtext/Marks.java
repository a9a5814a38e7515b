package hookline.payload.block.richtext;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Markdown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Text and the marks around it, written so that CommonMark reads each mark as it is meant: a mark
 * opens or closes by what stands on either side of it. Where a letter outside would keep it from
 * that, the letter is written as its number, which looks the same. Not thread-safe.
 */
final class Marks {
  /** Looks like nothing, and both its ends are punctuation for what stands beside it. */
  private static final String NOTHING = "&#8203;";

  private final List<Piece> pieces = new ArrayList<>();
  private final Deque<Piece.Mark> open = new ArrayDeque<>();

  void add(Span run) {
    pieces.add(new Piece(run));
  }

  void open(int style) {
    Piece.Mark mark = new Piece.Mark(style);
    mark.opening = pieces.size();
    open.push(mark);
    pieces.add(new Piece(mark, true));
  }

  /** Closes the mark opened last. */
  void close(int style) {
    Piece.Mark mark = open.pop();
    mark.closing = pieces.size();
    pieces.add(new Piece(mark, false));
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
      if (piece.mark == null) {
        Markdown.append(out, piece.text());
      } else {
        out.append(piece.mark.text());
      }
    }
    return out.toString();
  }

  /** A star where a letter stands outside, which an underscore could not bear; but never two. */
  private void choose(Piece piece) {
    Piece.Mark mark = piece.mark;
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
  private static String inside(Piece content, int edge, Piece.Mark of) {
    boolean isSame = content.run != null && content.run.isWhole() && edge == of.text().charAt(0);
    return isSame ? NOTHING : "";
  }

  /** Between a mark and what stands outside of it. */
  private String outside(int markAt, Piece content, boolean after) {
    Piece.Mark mark = pieces.get(markAt).mark;
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
}
