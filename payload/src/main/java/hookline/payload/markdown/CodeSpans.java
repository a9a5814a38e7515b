package hookline.payload.markdown;

import java.util.Arrays;

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

  /** Where the block's runs start, those of one length side by side, in order. */
  private int[] starts = {};

  /** By length: the first of its runs that can still close. */
  private int[] closers = {};

  /** By length: behind its last run. */
  private int[] ends = {};

  /** Between these positions, the first at a line's start, neither inside a fence. */
  public CodeSpans(String text, int from, int to) {
    this.text = text;
    this.to = to;
    this.blockEnd = from;
  }

  /** The end of the code span that the backticks at this position open, or of them alone. */
  public int skip(int pos) {
    int end = endOf(pos);
    return end < 0 ? Characters.runEnd(text, pos, to) : end;
  }

  /** The end of the code span that the backticks at this position open, or -1. */
  public int endOf(int pos) {
    if (pos >= blockEnd) {
      indexBlockOf(pos);
    }
    int length = Characters.runEnd(text, pos, blockEnd) - pos;
    if (length >= ends.length) {
      return -1;
    }
    while (closers[length] < ends[length] && starts[closers[length]] < pos + length) {
      closers[length]++;
    }
    return closers[length] < ends[length] ? starts[closers[length]] + length : -1;
  }

  private void indexBlockOf(int pos) {
    int start = blockEnd;
    while (pos >= blockEnd) {
      start = blockEnd;
      blockEnd = Lines.blockEnd(text, start, to);
    }
    int longest = 0;
    int count = 0;
    int[] runs = new int[16];
    for (int run = nextRun(start); run >= 0; run = nextRun(end(run))) {
      if (count == runs.length) {
        runs = Arrays.copyOf(runs, 2 * count);
      }
      runs[count++] = run;
      longest = Math.max(longest, end(run) - run);
    }
    sort(Arrays.copyOf(runs, count), longest);
  }

  /** By length, and in order within one: a counting sort. */
  private void sort(int[] runs, int longest) {
    closers = new int[longest + 2];
    for (int run : runs) {
      closers[end(run) - run + 1]++;
    }
    for (int length = 1; length < closers.length; length++) {
      closers[length] += closers[length - 1];
    }
    ends = Arrays.copyOf(closers, longest + 1);
    starts = new int[runs.length];
    for (int run : runs) {
      starts[ends[end(run) - run]++] = run;
    }
  }

  private int nextRun(int pos) {
    int run = text.indexOf('`', pos);
    return run < blockEnd ? run : -1;
  }

  private int end(int run) {
    return Characters.runEnd(text, run, blockEnd);
  }
}
