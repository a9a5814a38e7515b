package hookline.console.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as pages show them. */
public final class Times {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

  private Times() {}

  /**
   * As people read it.
   *
   * @param time epoch ms
   */
  public static String of(long time, ZoneId zone) {
    return FORMAT.format(Instant.ofEpochMilli(time).atZone(zone));
  }
}
