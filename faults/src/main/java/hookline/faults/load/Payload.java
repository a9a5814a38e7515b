package hookline.faults.load;

import java.util.Map;

/**
 * One payload of a load.
 *
 * @param load which load it is of
 * @param source the number of the hook it goes to
 * @param number among those of the source, in the order they are sent in
 */
public record Payload(String load, int source, int number, Kind kind) {
  /** More than two posts hold, fewer than three could not. */
  private static final int LONG_TEXT = 9_000;

  /** The text its first post begins with, of which there is one only. */
  public String name() {
    return load + " " + source + " " + number;
  }

  /** The channel that refused payloads of its load and source are for, which is not there. */
  public String missingChannel() {
    return "missing-%x-%d".formatted(load.hashCode(), source);
  }

  /** The request's body. */
  public String body() {
    String text = name();
    if (kind == Kind.LONG) {
      text += "\\n" + "all work and no play ".repeat(LONG_TEXT / 21);
    }
    String channel = kind == Kind.REFUSED ? ",\"channel\":\"" + missingChannel() + "\"" : "";
    return "{\"text\":\"" + text + "\"" + channel + "}";
  }

  /** The request's headers. */
  Map<String, String> headers() {
    return kind.hasKey()
        ? Map.of("Content-Type", "application/json", "Idempotency-Key", name())
        : Map.of("Content-Type", "application/json");
  }
}
