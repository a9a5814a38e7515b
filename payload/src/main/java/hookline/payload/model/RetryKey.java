package hookline.payload.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a delivery is known that a sender sends again, beyond the {@code Idempotency-Key} of the
 * request, which always counts and counts first.
 *
 * @param header lower-case name of the request header that names a delivery; empty unless the kind
 *     is {@link Kind#HEADER}
 */
public record RetryKey(Kind kind, String header) {
  /** What it is made from. */
  public enum Kind {
    /** Nothing: only an {@code Idempotency-Key} tells. */
    NONE,
    /** A header of the sender's own, as {@code X-GitHub-Delivery}. */
    HEADER,
    /** The body itself: what is sent again within the window counts once. */
    BODY
  }

  /** The default. */
  public static final RetryKey NONE = new RetryKey(Kind.NONE, "");

  public static final RetryKey BODY = new RetryKey(Kind.BODY, "");

  private static final String NONE_NAME = "none";
  private static final String BODY_NAME = "body";
  private static final String HEADER_PREFIX = "header:";

  /** rule: a header's name is a token of RFC 9110; none that is used is longer. */
  private static final Pattern HEADER_NAME = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,100}");

  /** The key of a header of that name, in any case. */
  public static RetryKey ofHeader(String name) {
    return new RetryKey(Kind.HEADER, name.toLowerCase(Locale.ROOT));
  }

  /**
   * The key as it is written in records, in the API and by people: {@code none}, {@code body}, or
   * {@code header:} and a name in any case. Null when it is none of these; nothing said is {@code
   * none}.
   */
  public static @Nullable RetryKey parse(@Nullable String written) {
    String text = Objects.requireNonNullElse(written, "").strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.equals(NONE_NAME)) {
      return NONE;
    }
    if (text.equals(BODY_NAME)) {
      return BODY;
    }
    String name = text.startsWith(HEADER_PREFIX) ? text.substring(HEADER_PREFIX.length()) : "";
    return HEADER_NAME.matcher(name).matches() ? new RetryKey(Kind.HEADER, name) : null;
  }

  /** As {@link #parse}; what a newer version wrote and this one does not know is none. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RetryKey of(@Nullable String written) {
    return Objects.requireNonNullElse(parse(written), NONE);
  }

  /** As it is written. */
  @JsonValue
  public String wireName() {
    return switch (kind) {
      case NONE -> NONE_NAME;
      case BODY -> BODY_NAME;
      case HEADER -> HEADER_PREFIX + header;
    };
  }
}
