package hookline.cli.bulk;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows people how far a file has been read: a bar on a terminal, elsewhere a line now and then.
 * Not thread-safe.
 */
public final class Progress {
  private static final Duration BAR_EVERY = Duration.ofMillis(100);
  private static final Duration LINE_EVERY = Duration.ofSeconds(5);
  private static final int WIDTH = 40;

  private final PrintWriter out;
  private final boolean terminal;
  private final long size;
  private long shownAt = System.nanoTime();
  private int shown;

  /**
   * @param size of the file in bytes, or 0 when nobody knows
   */
  public Progress(PrintWriter out, boolean terminal, long size) {
    this.out = out;
    this.terminal = terminal;
    this.size = size;
  }

  /** One that shows nothing. */
  public static Progress none() {
    return new Progress(new PrintWriter(Writer.nullWriter()), false, 0);
  }

  /** As far as that many bytes and lines. */
  void at(long bytes, long lines) {
    long now = System.nanoTime();
    if (now - shownAt < (terminal ? BAR_EVERY : LINE_EVERY).toNanos()) {
      return;
    }
    shownAt = now;
    String text = text(bytes, lines);
    if (terminal) {
      clear();
      out.print(text);
      shown = text.length();
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Takes the bar away, so that something else can be written. */
  void clear() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
      shown = 0;
    }
  }

  String text(long bytes, long lines) {
    String count = String.format(Locale.ROOT, "%,d lines", lines);
    if (size <= 0) {
      return count;
    }
    double part = Math.min(1, (double) bytes / size);
    int done = (int) (part * WIDTH);
    String bar = terminal ? "[" + "#".repeat(done) + " ".repeat(WIDTH - done) + "] " : "";
    return String.format(Locale.ROOT, "%s%d %%, %s", bar, (int) (part * 100), count);
  }
}
