package hookline.payload.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The closed list of what can be warned of (docs/payloads.md 9); metrics count by it. */
public enum WarningKind {
  /** An override of name or icon while its setting is off. */
  OVERRIDE_IGNORED,
  /** A prop that only the server may set. */
  PROP_IGNORED,
  /** A value of another type was understood all the same. */
  COERCED,
  /** A value was left out, since it could not be understood or used. */
  OMITTED,
  /** A number too long or too large for a database, kept as the text it was. */
  NUMBER_KEPT_AS_TEXT,
  /** A user, channel or group that the directory does not know. */
  UNRESOLVED_MENTION,
  /** A date of Slack's that could not be written. */
  UNRESOLVED_DATE,
  /** A block, or an element of one, of an unknown type: shown by the text found in it. */
  UNKNOWN_BLOCK,
  /** A block that shows nothing. */
  BLOCK_NOT_SHOWN,
  /** A button without a link, a menu, an input or another action, which a post cannot offer. */
  ACTION_NOT_SHOWN,
  /** An attachment that shows nothing. */
  ATTACHMENT_NOT_SHOWN,
  /** Text was cut, since it would not fit any post. */
  TRUNCATED,
  /** Text or attachments are more than a post holds and became several. */
  SPLIT,
  /** More warnings than a post carries; the rest are only counted. */
  MORE_WARNINGS,
  /** A kind of a newer version. */
  OTHER;

  private static final Map<String, WarningKind> BY_WIRE_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(WarningKind::wireName, kind -> kind));

  /** The name in records, metrics and the API. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this version has a kind of that name. */
  public static boolean isKnown(String wireName) {
    return BY_WIRE_NAME.containsKey(wireName);
  }

  @JsonCreator
  static WarningKind of(String wireName) {
    return BY_WIRE_NAME.getOrDefault(wireName, OTHER);
  }
}
