package hookline.payload.markdown;

/**
 * A set of ASCII characters, and the quick way to the next of them: most of a text is letters and
 * blanks, which no rule asks about. Immutable.
 */
public final class AsciiSet {
  private static final int SIZE = 0x80;

  private final boolean[] members = new boolean[SIZE];

  private AsciiSet() {}

  /** These characters, all of them ASCII. */
  public static AsciiSet of(String characters) {
    AsciiSet set = new AsciiSet();
    for (int i = 0; i < characters.length(); i++) {
      set.members[characters.charAt(i)] = true;
    }
    return set;
  }

  /** This one, with the blank and all control characters. */
  AsciiSet withControls() {
    AsciiSet set = new AsciiSet();
    for (char c = 0; c < SIZE; c++) {
      set.members[c] = members[c] || c <= ' ' || c == 0x7f;
    }
    return set;
  }

  /** Whether it holds that character. */
  public boolean has(char c) {
    return c < SIZE && members[c];
  }

  /** The first position from {@code from} that holds one of them, or {@code to}. */
  public int next(String text, int from, int to) {
    int pos = from;
    while (pos < to && !has(text.charAt(pos))) {
      pos++;
    }
    return pos;
  }
}
