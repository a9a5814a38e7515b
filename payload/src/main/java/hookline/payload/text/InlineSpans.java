package hookline.payload.text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The places inside of links, images and code spans, where a text is cut last of all: a broken link
 * is the first thing a reader notices. Links are looked for within a line.
 */
final class InlineSpans {
  private final String text;

  /** How many more spans hold the position than the one before it: nesting costs nothing. */
  private final int[] change;

  private int summed;

  InlineSpans(String text) {
    this.text = text;
    this.change = new int[text.length() + 1];
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

  private void add(int start, int end) {
    change[start + 1]++;
    change[end]--;
  }

  /** Whether a cut there is inside of a span. Asked once everything is scanned. */
  boolean contains(int cut) {
    for (; summed < cut; summed++) {
      change[summed + 1] += change[summed];
    }
    return change[cut] > 0;
  }
}
