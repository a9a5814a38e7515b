package hookline.payload.text;

import hookline.payload.markdown.Characters;
import java.util.Arrays;

/**
 * The pieces of one line, and which of its {@code * _ ~} are marks: those that close in proper
 * order. What stays open or crosses is literal. For one line after the other; not thread-safe.
 */
final class SlackMarks {
  private static final String[] MARKS = {"*", "_", "~"};
  private static final int EMOJI_STYLE = 0xfe0f;

  private final String text;
  private int from;
  private int to;
  private final SlackPieces pieces = new SlackPieces();

  /** Places among the pieces: of each pair the opening one's, and the closing one's behind it. */
  private int[] pairs = new int[4];

  private int pairsEnd;

  /** Where each mark was opened last and could still close; -1 for none. */
  private final int[] open = {-1, -1, -1};

  SlackMarks(String text) {
    this.text = text;
  }

  /** Begins the line between these positions. */
  void begin(int from, int to) {
    this.from = from;
    this.to = to;
    if (pieces.size() > 0) {
      pieces.clear();
      pairsEnd = 0;
      Arrays.fill(open, -1);
    }
  }

  void add(SlackPieces.Kind kind, int start, int end, String text) {
    if (!text.isEmpty()) {
      pieces.add(kind, start, end, text);
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
    pieces.add(SlackPieces.Kind.LONE_MARK, pos, pos + 1, MARKS[kind]);
    return true;
  }

  private void close(int kind) {
    int opening = open[kind];
    if (pairsEnd == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * pairsEnd);
    }
    pairs[pairsEnd++] = opening;
    pairs[pairsEnd++] = pieces.size();
    // rule: crossing ones are literal
    for (int i = 0; i < open.length; i++) {
      open[i] = open[i] >= opening ? -1 : open[i];
    }
  }

  /** The pieces, with each pair of marks as Markdown wants it. */
  SlackPieces pieces() {
    for (int i = 0; i < pairsEnd; i += 2) {
      write(pairs[i], pairs[i + 1]);
    }
    return pieces;
  }

  private void write(int opening, int closing) {
    int first = after(opening);
    int last = before(closing);
    char mark = text.charAt(pieces.start(opening));
    if (Characters.isBlank(first) || Characters.isBlank(last)) {
      pieces.pair(opening, "\\" + mark); // none to Markdown
      pieces.pair(closing, "\\" + mark);
      return;
    }
    int before = before(opening);
    int after = after(closing);
    String written = Flanking.mark(mark, before, first, last, after);
    pieces.pair(opening, Flanking.opening(written, before, first));
    pieces.pair(closing, Flanking.closing(written, last, after));
  }

  /** A mark beside it counts as it was sent, whatever it is written as. */
  private int before(int place) {
    int start = pieces.start(place);
    return place > 0
            && pieces.end(place - 1) == start
            && pieces.kind(place - 1) != SlackPieces.Kind.MARK
        ? pieces.lastCharacter(place - 1)
        : Characters.before(text, from, start, Characters.LINE_END);
  }

  private int after(int place) {
    int end = pieces.end(place);
    return place + 1 < pieces.size()
            && pieces.start(place + 1) == end
            && pieces.kind(place + 1) != SlackPieces.Kind.MARK
        ? pieces.firstCharacter(place + 1)
        : Characters.at(text, end, to, Characters.LINE_END);
  }

  /** Blanks and punctuation; emoji, and what senders put in to have an edge, such as U+200B. */
  private static boolean isEdge(int c) {
    return Characters.isBlank(c)
        || Characters.isPunctuation(c)
        || (c >= 0x80 && (c == EMOJI_STYLE || Character.getType(c) == Character.FORMAT));
  }
}
