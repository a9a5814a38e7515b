package hookline.payload.markdown;

import java.util.Arrays;

/**
 * Text in the making. Unlike JDK 17's {@code StringBuilder}, which looks at each character, it
 * copies part of a string at once, and nothing anew at the first character beyond Latin-1. Not
 * thread-safe.
 */
public final class TextBuffer {
  private static final int LEAST_GROWTH = 32;

  private char[] characters;
  private int length;

  /** An empty one with room for that many characters; it grows. */
  public TextBuffer(int room) {
    this.characters = new char[room];
  }

  /** Appends the text. */
  public TextBuffer append(String text) {
    return append(text, 0, text.length());
  }

  /** Appends the part of the text between these positions. */
  public TextBuffer append(String text, int from, int to) {
    int end = length + (to - from);
    if (end > characters.length) {
      grow(end);
    }
    text.getChars(from, to, characters, length);
    length = end;
    return this;
  }

  /** Appends the character. */
  public TextBuffer append(char c) {
    if (length == characters.length) {
      grow(length + 1);
    }
    characters[length++] = c;
    return this;
  }

  private void grow(int least) {
    characters = Arrays.copyOf(characters, Math.max(least, 2 * length) + LEAST_GROWTH);
  }

  /** How many characters it holds. */
  public int length() {
    return length;
  }

  /** Whether it holds none. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** Cuts it to that length. */
  public void setLength(int shorter) {
    length = shorter;
  }

  /** Takes the character at that position out. */
  public void deleteCharAt(int pos) {
    System.arraycopy(characters, pos + 1, characters, pos, length - pos - 1);
    length--;
  }

  /** Whether it holds nothing but blanks from that position on. */
  public boolean isBlankFrom(int from) {
    int pos = from;
    while (pos < length && Character.isWhitespace(characters[pos])) {
      pos++;
    }
    return pos == length;
  }

  /** Its last code point, or {@code outside} where it holds none from that position on. */
  public int last(int from, int outside) {
    return length == from ? outside : Character.codePointBefore(characters, length);
  }

  /** The text so far. */
  @Override
  public String toString() {
    return new String(characters, 0, length);
  }
}
