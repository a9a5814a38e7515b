package hookline.ingress.protect;

import hookline.ingress.protect.Unverified.Kind;
import java.util.regex.Pattern;

/** Refuses what was signed at another time: a request that somebody kept, and sends again. */
final class Timestamps {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  /** As seconds that is the year 5138: so it is milliseconds, which some senders write. */
  private static final long FIRST_MILLISECONDS = 100_000_000_000L;

  private Timestamps() {}

  /**
   * Returns when the time is near enough to now, earlier or later: clocks differ both ways.
   *
   * @param written as the sender wrote it, since 1970
   * @param where it was found, for the message
   * @param now epoch ms
   */
  static void check(String written, String where, int toleranceSeconds, long now)
      throws UnverifiedException {
    if (!NUMBER.matcher(written).matches()) {
      throw new UnverifiedException(
          Kind.MALFORMED, "the timestamp in " + where + " is no number of seconds since 1970");
    }
    long number = Long.parseLong(written);
    long millis = number >= FIRST_MILLISECONDS ? number : 1_000 * number;
    if (Math.abs(now - millis) > 1_000L * toleranceSeconds) {
      throw new UnverifiedException(
          Kind.EXPIRED,
          "the timestamp in %s is more than %d seconds from the time here"
              .formatted(where, toleranceSeconds));
    }
  }
}
