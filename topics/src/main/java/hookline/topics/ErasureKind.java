package hookline.topics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an {@link Erasure} is about. */
public enum ErasureKind {
  /** All deliveries of a hook; the value is its source id. */
  HOOK("hook"),
  /** One delivery; the value is its id. */
  DELIVERY("delivery"),
  /**
   * What a user's hooks were sent, and what was posted to the user's direct channels; the value is
   * the user's id.
   */
  USER("user");

  private final String wireName;

  ErasureKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in records, rows and the API. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The kind of that name; null for any other. */
  public static @Nullable ErasureKind ofName(@Nullable String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.wireName.equals(wireName))
        .findFirst()
        .orElse(null);
  }

  /** A kind that is not known must not be taken for another, nor for none. */
  @JsonCreator
  static ErasureKind read(String wireName) {
    ErasureKind kind = ofName(wireName);
    if (kind == null) {
      throw new IllegalArgumentException("no kind of erasure is named so");
    }
    return kind;
  }
}
