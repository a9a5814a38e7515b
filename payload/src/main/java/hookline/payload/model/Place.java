package hookline.payload.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a payload. Written out only for a warning: nearly every text has none,
 * and copying a huge key for every value below it would cost the square of the payload. Immutable.
 */
public final class Place {
  /** Characters a path may have. */
  private static final int LONGEST = 200;

  private final @Nullable Place parent;
  private final String key;
  private final int index;

  private Place(@Nullable Place parent, String key, int index) {
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  /** The place of a payload's field. */
  public static Place of(String field) {
    return new Place(null, field, 0);
  }

  /** The place of an object's value. */
  public Place key(String key) {
    return new Place(this, key, 0);
  }

  /** The place of an array's element. */
  public Place index(int index) {
    return new Place(this, "", index);
  }

  /** The path, as in {@code blocks[2].fields[1].text}. */
  @Override
  public String toString() {
    StringBuilder path = new StringBuilder();
    append(path);
    if (path.length() <= LONGEST) {
      return path.toString();
    }
    // Half a surrogate pair is no text: a log that holds one cannot be written.
    boolean splits = Character.isHighSurrogate(path.charAt(LONGEST - 1));
    path.setLength(splits ? LONGEST - 1 : LONGEST);
    return path.append("...").toString();
  }

  /** As deep as the payload is nested, which its reader bounds. */
  private void append(StringBuilder path) {
    if (parent != null) {
      parent.append(path);
    }
    if (key.isEmpty() && parent != null) {
      path.append('[').append(index).append(']');
    } else {
      path.append(parent == null ? "" : ".").append(key, 0, Math.min(key.length(), LONGEST + 1));
    }
  }
}
