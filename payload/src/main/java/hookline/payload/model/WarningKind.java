package hookline.payload.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The closed list of what can be warned of; metrics count by it. */
public enum WarningKind {
  /** An override of name or icon while its setting is off. */
  OVERRIDE_IGNORED,
  /** A prop that only the server may set. */
  PROP_IGNORED,
  /** A value of another type was understood all the same. */
  COERCED,
  /** A field was left out, since its value could not be understood. */
  OMITTED,
  /** A number too long or too large for a database, kept as the text it was. */
  NUMBER_KEPT_AS_TEXT,
  /** A user, channel or group that the directory does not know. */
  UNRESOLVED_MENTION,
  /** A date of Slack's that could not be written. */
  UNRESOLVED_DATE,
  /** Blocks, or a type of block, that are not shown. */
  BLOCK_NOT_SHOWN,
  /** An interactive element without a link. */
  ACTION_NOT_SHOWN,
  /** Text was cut, since it would not fit any post. */
  TRUNCATED,
  /** The text is longer than a post and became several. */
  SPLIT,
  /** More warnings than a post carries; the rest are only counted. */
  MORE_WARNINGS,
  /** A kind of a newer version. */
  OTHER;

  /** The name in records, metrics and the API. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static WarningKind of(String wireName) {
    for (WarningKind kind : values()) {
      if (kind.wireName().equals(wireName)) {
        return kind;
      }
    }
    return OTHER;
  }
}
