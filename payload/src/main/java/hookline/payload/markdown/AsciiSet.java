package hookline.payload.markdown;

/**
 * A set of ASCII characters, and the quick way to the next of them: most of a text is letters and
 * blanks, which no rule asks about. Immutable.
 */
public final class AsciiSet {
  private static final int ASCII = 0x80;

  /** A table: with bits in two longs, each blank between words would be a branch guessed wrong. */
  private final boolean[] members;

  private AsciiSet(boolean[] members) {
    this.members = members;
  }

  /** These characters, all of them ASCII. */
  public static AsciiSet of(String characters) {
    return new AsciiSet(new boolean[ASCII]).with(characters);
  }

  /** This one, with these characters, all of them ASCII. */
  public AsciiSet with(String characters) {
    boolean[] all = members.clone();
    for (int i = 0; i < characters.length(); i++) {
      all[characters.charAt(i)] = true;
    }
    return new AsciiSet(all);
  }

  /** This one, with the blank and all control characters. */
  public AsciiSet withControls() {
    boolean[] all = members.clone();
    for (int c = 0; c < ASCII; c++) {
      all[c] |= c <= ' ' || c == 0x7f;
    }
    return new AsciiSet(all);
  }

  /** Whether it holds that character. */
  public boolean has(char c) {
    return c < members.length && members[c]; // one comparison: the JIT needs no other
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
