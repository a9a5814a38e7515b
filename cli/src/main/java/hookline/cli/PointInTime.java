package hookline.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as people type it: how long ago, or when. Without a zone it is UTC, as all that is
 * printed.
 *
 * @param millis epoch ms
 */
public record PointInTime(long millis) {
  /** What an option that takes one says of it. */
  public static final String FORMS = "ago (30m, 2h, 7d) or when (2026-11-28, 2026-11-28T10:00Z)";

  private static final Pattern AGO = Pattern.compile("(\\d{1,9})(s|m|h|d)");
  private static final Pattern EPOCH = Pattern.compile("\\d{12,14}");

  private static final List<Function<String, Instant>> WRITTEN =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

  /**
   * The time of that text.
   *
   * @param now epoch ms; what "ago" counts from
   * @throws IllegalArgumentException when it is none, with a message that says what would be one
   */
  public static PointInTime of(String text, long now) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return new PointInTime(now - duration(Long.parseLong(ago.group(1)), ago.group(2)).toMillis());
    }
    if (EPOCH.matcher(text).matches()) {
      return new PointInTime(Long.parseLong(text));
    }
    for (Function<String, Instant> form : WRITTEN) {
      try {
        return new PointInTime(form.apply(text).toEpochMilli());
      } catch (DateTimeException e) {
        // Perhaps the next form is the one.
      }
    }
    throw new IllegalArgumentException("\"%s\" is no time: say how long %s".formatted(text, FORMS));
  }

  private static Duration duration(long number, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** Reads one from the command line. */
  public static final class Reader implements ITypeConverter<PointInTime> {
    @Override
    public PointInTime convert(String text) {
      try {
        return of(text, System.currentTimeMillis());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
