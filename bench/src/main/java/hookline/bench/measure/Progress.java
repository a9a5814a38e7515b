package hookline.bench.measure;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a person who waits wants to see, on standard error: the table alone is the output. */
public final class Progress {
  private Progress() {}

  /** One line with the time. */
  public static void tell(String line, Object... values) {
    System.err.printf(
        Locale.ROOT,
        "%s %s%n",
        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
        String.format(Locale.ROOT, line, values));
  }
}
