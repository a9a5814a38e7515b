package hookline.payload.text;

import hookline.payload.markdown.Characters;
import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of one line, and which of its {@code * _ ~} are marks: those that close in proper
 * order. What stays open or crosses is literal.
 */
final class SlackMarks {
  private static final String MARKS = "*_~";
  private static final int EMOJI_STYLE = 0xfe0f;

  private final List<SlackPiece> pieces = new ArrayList<>();

  /** Per piece, the one that closes or opens it; -1 for all that is no mark. */
  private final List<Integer> partners = new ArrayList<>();

  /** Where each mark was opened last and could still close; -1 for none. */
  private final int[] open = {-1, -1, -1};

  void add(SlackPiece piece) {
    pieces.add(piece);
    partners.add(-1);
  }

  /**
   * Adds a {@code * _ ~} that stands between these two.
   *
   * @return false where it can be no mark
   */
  boolean addMark(char mark, int before, int after) {
    // rule: at word edges only, and never beside its like
    if (before == mark || after == mark) {
      return false;
    }
    int kind = MARKS.indexOf(mark);
    if (open[kind] >= 0 && !Characters.isBlank(before) && isEdge(after)) {
      close(kind);
      return true;
    }
    if (!Characters.isBlank(after) && isEdge(before)) {
      open[kind] = pieces.size(); // one that was open is literal: none holds its like
      add(new SlackPiece(SlackPiece.Kind.LITERAL, String.valueOf(mark)));
      return true;
    }
    return false;
  }

  private void close(int kind) {
    int opening = open[kind];
    String mark = pieces.get(opening).text();
    pieces.set(opening, new SlackPiece(SlackPiece.Kind.OPENING, mark));
    partners.set(opening, pieces.size());
    pieces.add(new SlackPiece(SlackPiece.Kind.CLOSING, mark));
    partners.add(opening);
    // rule: crossing ones are literal
    for (int i = 0; i < open.length; i++) {
      open[i] = open[i] >= opening ? -1 : open[i];
    }
  }

  /** The pieces, literal neighbours joined, with each mark as Markdown wants it. */
  List<SlackPiece> toPieces() {
    List<SlackPiece> written = new ArrayList<>(pieces.size());
    StringBuilder literal = new StringBuilder();
    String[] marks = markdownMarks();
    for (int i = 0; i < pieces.size(); i++) {
      SlackPiece piece = pieces.get(i);
      if (piece.kind() == SlackPiece.Kind.LITERAL) {
        literal.append(piece.text());
      } else {
        flush(literal, written);
        written.add(partners.get(i) < 0 ? piece : new SlackPiece(piece.kind(), marks[i]));
      }
    }
    flush(literal, written);
    return written;
  }

  private static void flush(StringBuilder literal, List<SlackPiece> written) {
    if (literal.length() > 0) {
      written.add(new SlackPiece(SlackPiece.Kind.LITERAL, literal.toString()));
      literal.setLength(0);
    }
  }

  private String[] markdownMarks() {
    String[] marks = new String[pieces.size()];
    for (int i = 0; i < marks.length; i++) {
      int partner = partners.get(i);
      if (partner > i) {
        char mark = pieces.get(i).text().charAt(0);
        String[] pair = Flanking.marks(mark, before(i), after(i), before(partner), after(partner));
        marks[i] = pair[0];
        marks[partner] = pair[1];
      }
    }
    return marks;
  }

  private int before(int piece) {
    return piece == 0 ? Characters.LINE_END : pieces.get(piece - 1).lastCharacter();
  }

  private int after(int piece) {
    return piece + 1 == pieces.size()
        ? Characters.LINE_END
        : pieces.get(piece + 1).firstCharacter();
  }

  /** Blanks and punctuation; emoji, and what senders put in to have an edge, such as U+200B. */
  private static boolean isEdge(int c) {
    return Characters.isBlank(c)
        || Characters.isPunctuation(c)
        || c == EMOJI_STYLE
        || Character.getType(c) == Character.FORMAT;
  }
}
