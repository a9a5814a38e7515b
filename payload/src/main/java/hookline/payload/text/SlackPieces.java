package hookline.payload.text;

import hookline.payload.markdown.Characters;
import java.util.Arrays;

/**
 * The pieces of one line that are not, or may not be, the literal text that stands there, in order.
 * They are numbers in arrays that serve line after line: a text has many. Not thread-safe.
 */
final class SlackPieces {
  enum Kind {
    /** Markdown of its own: a link, code. */
    MARKDOWN,
    /** Code that is the same in Markdown, as most is: it is copied from where it stands. */
    CODE,
    /** A {@link SlackLink#plainEnd plain} link: it is written from where it stands. */
    LINK,
    /** One of {@code * _ ~} with a partner, as Markdown wants it. */
    MARK,
    /** Literal text in place of what stands there: an entity's character, a name, a date. */
    LITERAL,
    /** One of {@code * _ ~} as it stands there. */
    LONE_MARK
  }

  private static final int OF_MOST_LINES = 8;

  private Kind[] kinds = new Kind[OF_MOST_LINES];
  private int[] starts = new int[OF_MOST_LINES];
  private int[] ends = new int[OF_MOST_LINES];
  private String[] texts = new String[OF_MOST_LINES];
  private int size;

  void clear() {
    size = 0;
  }

  /**
   * Adds a piece.
   *
   * @param start the first position it takes the place of
   * @param end the position behind the last
   * @param text what is to be written, never empty; of what is written from where it stands, the
   *     first and the last character of that
   */
  void add(Kind kind, int start, int end, String text) {
    if (size == kinds.length) {
      grow();
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    texts[size++] = text;
  }

  private void grow() {
    kinds = Arrays.copyOf(kinds, 2 * size);
    starts = Arrays.copyOf(starts, 2 * size);
    ends = Arrays.copyOf(ends, 2 * size);
    texts = Arrays.copyOf(texts, 2 * size);
  }

  /** Makes a mark of the lone one in that place. */
  void pair(int place, String markdown) {
    kinds[place] = Kind.MARK;
    texts[place] = markdown;
  }

  int size() {
    return size;
  }

  Kind kind(int place) {
    return kinds[place];
  }

  int start(int place) {
    return starts[place];
  }

  int end(int place) {
    return ends[place];
  }

  String text(int place) {
    return texts[place];
  }

  int firstCharacter(int place) {
    return texts[place].codePointAt(0);
  }

  int lastCharacter(int place) {
    String text = texts[place];
    return Characters.before(text, 0, text.length(), Characters.LINE_END);
  }
}
