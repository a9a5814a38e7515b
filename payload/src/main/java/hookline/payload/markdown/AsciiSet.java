package hookline.payload.markdown;

/**
 * A set of ASCII characters, and the quick way to the next of them: most of a text is letters and
 * blanks, which no rule asks about. A record, for the JIT takes a constant one's bits for constant.
 *
 * @param low a bit for each character below {@code @}
 * @param high a bit for each from there on
 */
public record AsciiSet(long low, long high) {
  /** These characters, all of them ASCII. */
  public static AsciiSet of(String characters) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      low |= c < 64 ? 1L << c : 0;
      high |= c < 64 ? 0 : 1L << c;
    }
    return new AsciiSet(low, high);
  }

  /** This one, with the blank and all control characters. */
  AsciiSet withControls() {
    long controlsAndBlank = (1L << (0x20 + 1)) - 1;
    return new AsciiSet(low | controlsAndBlank, high | Long.MIN_VALUE);
  }

  /** Whether it holds that character. */
  public boolean has(char c) {
    return c < 128 && (((c < 64 ? low : high) >>> c) & 1) != 0;
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
