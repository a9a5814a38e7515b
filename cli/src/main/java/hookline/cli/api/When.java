package hookline.cli.api;

import hookline.cli.config.ConfigException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time as people type them: {@code 2h} ago, a day, or an instant. */
final class When {
  private static final Pattern AGO = Pattern.compile("(\\d{1,9})(s|m|h|d)");

  private When() {}

  /**
   * Epoch ms.
   *
   * @throws ConfigException when it is none, with what there is to type
   */
  static long millis(String option, String text) {
    Matcher ago = AGO.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (ago.matches()) {
      return System.currentTimeMillis() - duration(ago).toMillis();
    }
    try {
      return text.contains("T")
          ? Instant.parse(text).toEpochMilli()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new ConfigException(
          "%s \"%s\" is no time: say 30m, 2h or 7d for so long ago, 2026-11-28 for a day's beginning in UTC, or 2026-11-28T10:00:00Z"
              .formatted(option, text));
    }
  }

  private static Duration duration(Matcher ago) {
    long count = Long.parseLong(ago.group(1));
    return switch (ago.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
