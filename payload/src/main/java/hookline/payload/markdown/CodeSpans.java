package hookline.payload.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds code spans as CommonMark does: a run of backticks opens one that ends at the next run of
 * exactly that length in the same block, and without such a run is text.
 *
 * <p>Runs are indexed a block at a time, by length. Searching for each run's partner instead would
 * cost the whole text for each of its lengths, which hostile text has many of. Positions asked for
 * must not decrease. Not thread-safe.
 */
public final class CodeSpans {
  private final String text;
  private final int to;
  private int blockEnd;
  private final Map<Integer, Deque<Integer>> runs = new HashMap<>();

  /** Between these positions, the first at a line's start, neither inside a fence. */
  public CodeSpans(String text, int from, int to) {
    this.text = text;
    this.to = to;
    this.blockEnd = from;
  }

  /** The end of the code span that the backticks at this position open, or of them alone. */
  public int skip(int pos) {
    int end = endOf(pos);
    return end < 0 ? runEnd(pos, to) : end;
  }

  /** The end of the code span that the backticks at this position open, or -1. */
  public int endOf(int pos) {
    if (pos >= blockEnd) {
      indexBlockOf(pos);
    }
    int length = runEnd(pos, blockEnd) - pos;
    Deque<Integer> closers = runs.get(length);
    if (closers == null) {
      return -1;
    }
    while (!closers.isEmpty() && closers.peek() < pos + length) {
      closers.remove();
    }
    return closers.isEmpty() ? -1 : closers.peek() + length;
  }

  private void indexBlockOf(int pos) {
    int start = blockEnd;
    while (pos >= blockEnd) {
      start = blockEnd;
      blockEnd = Lines.blockEnd(text, start, to);
    }
    runs.clear();
    int tick = text.indexOf('`', start);
    while (tick >= 0 && tick < blockEnd) {
      int end = runEnd(tick, blockEnd);
      runs.computeIfAbsent(end - tick, length -> new ArrayDeque<>()).add(tick);
      tick = text.indexOf('`', end);
    }
  }

  private int runEnd(int pos, int limit) {
    int end = pos;
    while (end < limit && text.charAt(end) == '`') {
      end++;
    }
    return end;
  }
}
