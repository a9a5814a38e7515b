package hookline.payload.block.value;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in the payload. Written out only for a warning or a text: keys are the
 * sender's, and copying a huge one for every value below it would cost the square of the payload.
 *
 * @param parent null for the place everything starts from
 * @param step {@code .key} or {@code [index]}
 */
record Place(@Nullable Place parent, String step) {
  /** Characters a path may have. */
  private static final int LONGEST = 200;

  Place key(String key) {
    return new Place(this, "." + (key.length() <= LONGEST ? key : start(key)));
  }

  Place index(int index) {
    return new Place(this, "[" + index + "]");
  }

  /** The path, as in {@code blocks[2].fields[1].text}. */
  @Override
  public String toString() {
    StringBuilder path = new StringBuilder();
    append(path);
    return path.length() <= LONGEST ? path.toString() : start(path.toString()) + "...";
  }

  /** Half a surrogate pair is no text: a log that holds one cannot be written. */
  private static String start(String text) {
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }

  /** As deep as the payload is nested, which its reader bounds. */
  private void append(StringBuilder path) {
    if (parent != null) {
      parent.append(path);
    }
    path.append(step);
  }
}
