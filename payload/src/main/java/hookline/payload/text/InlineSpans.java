package hookline.payload.text;

import hookline.payload.markdown.CodeSpans;
import hookline.payload.markdown.Markdown;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The places inside of links, images and code spans, where a text is cut last of all: a broken link
 * is the first thing a reader notices. Links are looked for within a line.
 */
final class InlineSpans {
  private final String text;

  /** Start and end of each, in order; none touches the inside of another. */
  private int[] bounds = {};

  private int size;

  InlineSpans(String text) {
    this.text = text;
  }

  /** Finds the spans of a stretch that no fence touches; stretches come in order. */
  void scan(int from, int to) {
    CodeSpans code = new CodeSpans(text, from, to);
    Deque<Integer> brackets = new ArrayDeque<>();
    // Where each open parenthesis' link starts; -1 for a parenthesis that is none.
    Deque<Integer> parentheses = new ArrayDeque<>();
    int pos = from;
    while (pos < to) {
      switch (text.charAt(pos)) {
        case '\\' -> pos += Markdown.isEscape(text, pos) ? 2 : 1;
        case '`' -> {
          int end = code.endOf(pos);
          if (end >= 0) {
            add(pos, end);
          }
          pos = code.skip(pos);
        }
        case '\n' -> {
          brackets.clear();
          parentheses.clear();
          pos++;
        }
        case '[' -> {
          boolean image = pos > from && text.charAt(pos - 1) == '!';
          brackets.push(image ? pos - 1 : pos);
          pos++;
        }
        case ']' -> {
          Integer start = brackets.poll();
          pos++;
          if (start != null && pos < to && text.charAt(pos) == '(') {
            parentheses.push(start);
            pos++;
          }
        }
        case '(' -> {
          parentheses.push(-1);
          pos++;
        }
        case ')' -> {
          pos++;
          Integer start = parentheses.poll();
          if (start != null && start >= 0) {
            add(start, pos);
          }
        }
        default -> pos++;
      }
    }
  }

  /** Adds a span that ends behind all others, and takes those into it that it overlaps. */
  private void add(int start, int end) {
    int first = start;
    while (size > 0 && bounds[size - 1] > start) {
      first = Math.min(first, bounds[size - 2]);
      size -= 2;
    }
    if (size == bounds.length) {
      bounds = Arrays.copyOf(bounds, Math.max(16, 2 * size));
    }
    bounds[size++] = first;
    bounds[size++] = end;
  }

  /** Whether a cut there is inside of a span. */
  boolean contains(int cut) {
    int at = Arrays.binarySearch(bounds, 0, size, cut);
    // Where the cut is not a bound itself, an odd number of them before it means inside.
    return at < 0 && (-at - 1) % 2 == 1;
  }
}
