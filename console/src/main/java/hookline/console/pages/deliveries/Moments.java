package hookline.console.pages.deliveries;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times to the millisecond, where it matters what came first. */
final class Moments {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss.SSS", Locale.ENGLISH);

  private Moments() {}

  static String of(long time, ZoneId zone) {
    return FORMAT.format(Instant.ofEpochMilli(time).atZone(zone));
  }

  /** How much later, in words. */
  static String later(long millis) {
    if (millis < 10_000) {
      return millis + " ms";
    }
    return millis < 600_000 ? millis / 1_000 + " s" : millis / 60_000 + " min";
  }
}
