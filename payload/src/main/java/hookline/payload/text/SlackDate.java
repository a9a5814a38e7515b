package hookline.payload.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slack's {@code <!date^timestamp^format^link|fallback>}, without the fallback.
 *
 * <p>The names are written here rather than taken from the JDK's locale data, which changes: since
 * JDK 20 the blank before AM is a narrow no-break one, and a replay must give the same post.
 *
 * @param timestamp epoch seconds, as sent
 * @param format text with tokens in braces
 * @param link empty where there is none
 */
public record SlackDate(String timestamp, String format, String link) {
  /** What a date's token starts with, behind the {@code !}. */
  static final String COMMAND = "date^";

  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  static SlackDate of(String command) {
    String[] fields = command.split("\\^", 4);
    return new SlackDate(field(fields, 1), field(fields, 2), field(fields, 3));
  }

  private static String field(String[] fields, int index) {
    return index < fields.length ? fields[index] : "";
  }

  /** The date in English, or null when the timestamp or a token of the format is not understood. */
  public @Nullable String format(ZoneId zone) {
    ZonedDateTime time = time(zone);
    return time == null ? null : format(time);
  }

  private @Nullable ZonedDateTime time(ZoneId zone) {
    try {
      ZonedDateTime time = Instant.ofEpochSecond(Long.parseLong(timestamp)).atZone(zone);
      // Further away it is not a date but another unit, milliseconds mostly.
      return time.getYear() >= 1 && time.getYear() <= 9999 ? time : null;
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private @Nullable String format(ZonedDateTime time) {
    StringBuilder out = new StringBuilder();
    int pos = 0;
    int open = format.indexOf('{');
    if (open < 0) {
      return null; // no token: not a format of Slack's
    }
    while (open >= 0) {
      int close = format.indexOf('}', open);
      String shown = close < 0 ? null : token(format.substring(open + 1, close), time);
      if (shown == null) {
        return null;
      }
      out.append(format, pos, open).append(shown);
      pos = close + 1;
      open = format.indexOf('{', pos);
    }
    return out.append(format, pos, format.length()).toString();
  }

  private static @Nullable String token(String token, ZonedDateTime time) {
    // rule: relative words ("yesterday", "3 minutes ago") become absolute dates, since a post is
    // read later than it is written
    return switch (token) {
      case "date_num" ->
          number(time.getYear(), 4)
              + "-"
              + number(time.getMonthValue(), 2)
              + "-"
              + number(time.getDayOfMonth(), 2);
      case "date", "date_pretty" -> date(time);
      case "date_short", "date_short_pretty" ->
          month(time).substring(0, 3) + " " + time.getDayOfMonth() + ", " + time.getYear();
      case "date_long", "date_long_pretty" ->
          DAYS.get(time.getDayOfWeek().getValue() - 1) + ", " + date(time);
      case "time" -> time(time, "");
      case "time_secs" -> time(time, ":" + number(time.getSecond(), 2));
      case "ago" -> date(time) + " at " + time(time, "");
      default -> null;
    };
  }

  private static String date(ZonedDateTime time) {
    int day = time.getDayOfMonth();
    return month(time) + " " + day + ordinal(day) + ", " + time.getYear();
  }

  private static String month(ZonedDateTime time) {
    return MONTHS.get(time.getMonthValue() - 1);
  }

  private static String ordinal(int day) {
    if (day >= 11 && day <= 13) {
      return "th";
    }
    return switch (day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }

  private static String time(ZonedDateTime time, String seconds) {
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    return hour
        + ":"
        + number(time.getMinute(), 2)
        + seconds
        + (time.getHour() < 12 ? " AM" : " PM");
  }

  private static String number(int value, int digits) {
    String text = Integer.toString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
