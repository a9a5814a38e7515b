package hookline.payload.text;

import hookline.payload.markdown.AsciiSet;
import hookline.payload.markdown.CodeSpans;
import hookline.payload.markdown.Markdown;
import java.util.Arrays;

/**
 * The places inside of links, images and code spans, where a text is cut last of all: a broken link
 * is the first thing a reader notices. Links are looked for within a line.
 */
final class InlineSpans {
  private static final AsciiSet SIGNS = AsciiSet.of("\\`[]()\n");
  private static final int NONE = -1;

  private final String text;

  /** Start and end of each, in order; none touches the inside of another. */
  private final Positions bounds = new Positions();

  /** Where the line's open brackets start, with an image's mark. */
  private final Positions brackets = new Positions();

  /** Where each open parenthesis' link starts; NONE for a parenthesis that is none. */
  private final Positions parentheses = new Positions();

  InlineSpans(String text) {
    this.text = text;
  }

  /** Finds the spans of a stretch that no fence touches; stretches come in order. */
  void scan(int from, int to) {
    brackets.clear();
    parentheses.clear();
    CodeSpans code = new CodeSpans(text, from, to);
    int pos = SIGNS.next(text, from, to);
    while (pos < to) {
      int end = pos + 1;
      switch (text.charAt(pos)) {
        case '\\' -> end = Markdown.isEscape(text, pos) ? pos + 2 : end;
        case '`' -> {
          end = code.skip(pos);
          if (code.endOf(pos) >= 0) {
            add(pos, end);
          }
        }
        case '[' -> brackets.push(pos > from && text.charAt(pos - 1) == '!' ? pos - 1 : pos);
        case ']' -> {
          int start = brackets.pop();
          if (start != NONE && end < to && text.charAt(end) == '(') {
            parentheses.push(start);
            end++;
          }
        }
        case '(' -> parentheses.push(NONE);
        case ')' -> {
          int start = parentheses.pop();
          if (start != NONE) {
            add(start, end);
          }
        }
        default -> {
          brackets.clear();
          parentheses.clear();
        }
      }
      pos = SIGNS.next(text, end, to);
    }
  }

  /** Adds a span that ends behind all others, and takes those into it that it overlaps. */
  private void add(int start, int end) {
    int first = start;
    while (bounds.size > 0 && bounds.at[bounds.size - 1] > start) {
      bounds.pop();
      first = Math.min(first, bounds.pop());
    }
    bounds.push(first);
    bounds.push(end);
  }

  /** Whether a cut there is inside of a span. */
  boolean contains(int cut) {
    int at = Arrays.binarySearch(bounds.at, 0, bounds.size, cut);
    // Where the cut is not a bound itself, an odd number of them before it means inside.
    return at < 0 && (-at - 1) % 2 == 1;
  }

  /** A stack of positions. */
  private static final class Positions {
    private int[] at = new int[16];
    private int size;

    void push(int position) {
      if (size == at.length) {
        at = Arrays.copyOf(at, 2 * size);
      }
      at[size++] = position;
    }

    /** The last one, or NONE. */
    int pop() {
      return size == 0 ? NONE : at[--size];
    }

    void clear() {
      size = 0;
    }
  }
}
