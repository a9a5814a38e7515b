package hookline.ingress;

import io.undertow.util.HttpString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sender waits for what becomes of its payload, and for how long: {@code ?wait=true},
 * {@code ?wait=5s} or {@code Prefer: wait=5} (RFC 7240); the query outweighs the header.
 *
 * @param time zero: it says that it does not wait
 * @param byHeader whether the header said so, which the answer then tells
 */
record WaitPreference(Duration time, boolean byHeader) {
  /** What {@code true} stands for. */
  static final Duration USUAL = Duration.ofSeconds(5);

  /** Who asks for more gets this. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  static final HttpString PREFER = new HttpString("Prefer");

  private static final String PARAMETER = "wait";
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|)");

  /** RFC 7240: a preference may have parameters, and its value may be quoted. */
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "\\s*wait\\s*=\\s*(?:([0-9]{1,9})|\"([0-9]{1,9})\")\\s*(?:;.*)?",
          Pattern.CASE_INSENSITIVE);

  /** The query's parameter has a value that is no time. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    /** What the sender is told. */
    static final String MESSAGE =
        "The parameter \"wait\" takes true, false or a time such as 5s, at most %d s."
            .formatted(LONGEST.toSeconds());

    UnreadableException() {
      super(MESSAGE);
    }
  }

  /**
   * What the request says of it, or null when it says nothing.
   *
   * @param query undecoded; empty when there is none
   * @param prefer the header's values; one that is not understood is ignored, as the RFC has it
   */
  static @Nullable WaitPreference of(String query, Iterable<String> prefer)
      throws UnreadableException {
    String asked = parameter(query);
    if (asked != null) {
      return new WaitPreference(time(asked), false);
    }
    for (String header : prefer) {
      for (String preference : preferences(header)) {
        Matcher wait = PREFERENCE.matcher(preference);
        if (wait.matches()) {
          String seconds = wait.group(1) == null ? wait.group(2) : wait.group(1);
          return new WaitPreference(bounded(Duration.ofSeconds(Long.parseLong(seconds))), true);
        }
      }
    }
    return null;
  }

  /** What stands between the commas; one in a quoted value separates nothing. */
  private static List<String> preferences(String header) {
    List<String> preferences = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == ',' && !quoted) {
        preferences.add(header.substring(begin, i));
        begin = i + 1;
      }
    }
    preferences.add(header.substring(begin));
    return preferences;
  }

  private static @Nullable String parameter(String query) {
    if (!query.contains(PARAMETER)) {
      return null; // Nearly always.
    }
    for (String parameter : query.split("&", -1)) {
      if (parameter.equals(PARAMETER)) {
        return "true";
      }
      if (parameter.startsWith(PARAMETER + "=")) {
        return parameter.substring(PARAMETER.length() + 1);
      }
    }
    return null;
  }

  private static Duration time(String asked) throws UnreadableException {
    String word = asked.toLowerCase(Locale.ROOT);
    if (word.equals("true")) {
      return USUAL;
    }
    if (word.equals("false")) {
      return Duration.ZERO;
    }
    Matcher time = TIME.matcher(word);
    if (!time.matches()) {
      throw new UnreadableException();
    }
    long number = Long.parseLong(time.group(1));
    return bounded(
        time.group(2).equals("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number));
  }

  private static Duration bounded(Duration time) {
    return time.compareTo(LONGEST) < 0 ? time : LONGEST;
  }
}
