package hookline.payload.text;

import hookline.payload.markdown.Characters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pieces of one line, and which of its {@code * _ ~} are marks: those that close in proper
 * order. What stays open or crosses is literal. For one line after the other; not thread-safe.
 */
final class SlackMarks {
  private static final List<String> MARKS = List.of("*", "_", "~");
  private static final int EMOJI_STYLE = 0xfe0f;

  /** Places among the pieces. */
  private record Pair(int opening, int closing) {}

  private final String text;
  private int from;
  private int to;
  private final List<SlackPiece> pieces = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();

  /** Where each mark was opened last and could still close; -1 for none. */
  private final int[] open = {-1, -1, -1};

  SlackMarks(String text) {
    this.text = text;
  }

  /** Begins the line between these positions. */
  void begin(int from, int to) {
    this.from = from;
    this.to = to;
    if (!pieces.isEmpty()) {
      pieces.clear();
      pairs.clear();
      Arrays.fill(open, -1);
    }
  }

  void add(SlackPiece.Kind kind, int start, int end, String text) {
    if (!text.isEmpty()) {
      pieces.add(new SlackPiece(kind, start, end, text));
    }
  }

  /** Adds the {@code * _ ~} at that position if it can be a mark; whether it can. */
  boolean addMark(int pos) {
    char mark = text.charAt(pos);
    int before = Characters.before(text, from, pos, Characters.LINE_END);
    int after = Characters.at(text, pos + 1, to, Characters.LINE_END);
    // rule: at word edges only, and never beside its like
    if (before == mark || after == mark) {
      return false;
    }
    int kind = mark == '*' ? 0 : mark == '_' ? 1 : 2;
    if (open[kind] >= 0 && !Characters.isBlank(before) && isEdge(after)) {
      close(kind);
    } else if (!Characters.isBlank(after) && isEdge(before)) {
      open[kind] = pieces.size(); // one that was open is literal: none holds its like
    } else {
      return false;
    }
    add(SlackPiece.Kind.LONE_MARK, pos, pos + 1, MARKS.get(kind));
    return true;
  }

  private void close(int kind) {
    int opening = open[kind];
    pairs.add(new Pair(opening, pieces.size()));
    // rule: crossing ones are literal
    for (int i = 0; i < open.length; i++) {
      open[i] = open[i] >= opening ? -1 : open[i];
    }
  }

  /** The pieces, with each pair of marks as Markdown wants it. */
  List<SlackPiece> pieces() {
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      String[] written =
          Flanking.marks(
              text.charAt(pieces.get(pair.opening()).start()),
              before(pair.opening()),
              after(pair.opening()),
              before(pair.closing()),
              after(pair.closing()));
      write(pair.opening(), written[0]);
      write(pair.closing(), written[1]);
    }
    return pieces;
  }

  private void write(int mark, String markdown) {
    SlackPiece piece = pieces.get(mark);
    pieces.set(mark, new SlackPiece(SlackPiece.Kind.MARK, piece.start(), piece.end(), markdown));
  }

  /** A mark beside it counts as it was sent, whatever it is written as. */
  private int before(int place) {
    int start = pieces.get(place).start();
    SlackPiece piece = place > 0 ? pieces.get(place - 1) : null;
    return piece != null && piece.end() == start && piece.kind() != SlackPiece.Kind.MARK
        ? piece.lastCharacter()
        : Characters.before(text, from, start, Characters.LINE_END);
  }

  private int after(int place) {
    int end = pieces.get(place).end();
    SlackPiece piece = place + 1 < pieces.size() ? pieces.get(place + 1) : null;
    return piece != null && piece.start() == end && piece.kind() != SlackPiece.Kind.MARK
        ? piece.firstCharacter()
        : Characters.at(text, end, to, Characters.LINE_END);
  }

  /** Blanks and punctuation; emoji, and what senders put in to have an edge, such as U+200B. */
  private static boolean isEdge(int c) {
    return Characters.isBlank(c)
        || Characters.isPunctuation(c)
        || (c >= 0x80 && (c == EMOJI_STYLE || Character.getType(c) == Character.FORMAT));
  }
}
