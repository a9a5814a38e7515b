package hookline.cli;

import hookline.sink.RebuildProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows people how far a rebuild is, and when it is likely done: one line that changes on a
 * terminal, elsewhere a line now and then. Not thread-safe.
 */
final class RebuildLines implements RebuildProgress {
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean terminal;
  private long began = System.nanoTime();
  private long first = -1;
  private long shownAt = System.nanoTime();
  private int shown;

  RebuildLines(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void says(String line) {
    end();
    out.println(line);
    out.flush();
    first = -1;
  }

  @Override
  public void isAt(long done, long all, String what) {
    long now = System.nanoTime();
    if (first < 0) {
      first = done;
      began = now;
    }
    if (now - shownAt < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
      return;
    }
    shownAt = now;
    String text = text(done, all, what, now - began);
    if (terminal) {
      end();
      out.print(text);
      shown = text.length();
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Takes the line that changes away. */
  void end() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
      shown = 0;
    }
  }

  /** The estimate is what is left at the speed of this step so far. */
  String text(long done, long all, String what, long nanos) {
    if (all <= 0) {
      return what;
    }
    double seconds = nanos / 1e9;
    double speed = seconds > 0 ? (done - Math.max(0, first)) / seconds : 0;
    String left =
        speed > 0
            ? String.format(
                Locale.ROOT, ", %,.0f/s, %,.0f s left", speed, Math.ceil((all - done) / speed))
            : "";
    return String.format(
        Locale.ROOT, "  %d %%, %,d of %,d %s%s", done * 100 / all, done, all, what, left);
  }
}
