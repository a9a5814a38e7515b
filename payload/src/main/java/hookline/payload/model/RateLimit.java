package hookline.payload.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many requests are taken in what time. Those of a whole unit may come at once; from then on
 * each waits for its share of the unit to pass: {@code 60/m} is a minute's sixty at once and then
 * one a second.
 *
 * @param requests 0 unless the kind is {@link Kind#RATE}
 */
public record RateLimit(Kind kind, int requests, Unit unit) {
  /** What is said of a limit. */
  public enum Kind {
    /** Nothing: what the operator chose for all counts. */
    DEFAULT,
    /** That there is none. */
    OFF,
    /** A number in a time. */
    RATE
  }

  /** The time in which so many requests are taken. */
  public enum Unit {
    SECOND("s", "a second", Duration.ofSeconds(1)),
    MINUTE("m", "a minute", Duration.ofMinutes(1)),
    HOUR("h", "an hour", Duration.ofHours(1));

    private final String letter;
    private final String phrase;
    private final Duration time;

    Unit(String letter, String phrase, Duration time) {
      this.letter = letter;
      this.phrase = phrase;
      this.time = time;
    }

    public Duration time() {
      return time;
    }

    /** As in a sentence: {@code a second}. */
    public String phrase() {
      return phrase;
    }
  }

  public static final RateLimit DEFAULT = new RateLimit(Kind.DEFAULT, 0, Unit.SECOND);
  public static final RateLimit OFF = new RateLimit(Kind.OFF, 0, Unit.SECOND);

  /** What a limit looks like, for whoever is told that something is none. */
  public static final String SYNTAX = "off, or requests a second, minute or hour as in 60/m";

  private static final String DEFAULT_NAME = "default";
  private static final String OFF_NAME = "off";

  /** Less than a billion, so that what refills a bucket has its nanosecond. */
  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})/([smh])");

  public static RateLimit of(int requests, Unit unit) {
    return new RateLimit(Kind.RATE, requests, unit);
  }

  /**
   * The limit as it is written in records, in the API and by people: {@code default}, {@code off}
   * or as {@code 60/m}. Null when it is none of these; nothing said is {@code default}.
   */
  public static @Nullable RateLimit parse(@Nullable String written) {
    String text = Objects.requireNonNullElse(written, "").strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.equals(DEFAULT_NAME)) {
      return DEFAULT;
    }
    if (text.equals(OFF_NAME)) {
      return OFF;
    }
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      return null;
    }
    Unit unit =
        Arrays.stream(Unit.values())
            .filter(one -> one.letter.equals(rate.group(2)))
            .findFirst()
            .orElseThrow();
    return of(Integer.parseInt(rate.group(1)), unit);
  }

  /** As {@link #parse}; what a newer version wrote and this one does not know is the default. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RateLimit read(@Nullable String written) {
    return Objects.requireNonNullElse(parse(written), DEFAULT);
  }

  /** As it is written. */
  @JsonValue
  public String wireName() {
    return switch (kind) {
      case DEFAULT -> DEFAULT_NAME;
      case OFF -> OFF_NAME;
      case RATE -> requests + "/" + unit.letter;
    };
  }

  /** This limit where it says something, else that one. */
  public RateLimit orElse(RateLimit chosenForAll) {
    return kind == Kind.DEFAULT ? chosenForAll : this;
  }

  /** Whether this lets nothing through that the other would not: neither at once nor in time. */
  public boolean isWithin(RateLimit other) {
    if (kind == Kind.DEFAULT || other.kind == Kind.OFF) {
      return true;
    }
    return kind == Kind.RATE
        && other.kind == Kind.RATE
        && requests <= other.requests
        && requests * other.unit.time.toSeconds() <= other.requests * unit.time.toSeconds();
  }
}
