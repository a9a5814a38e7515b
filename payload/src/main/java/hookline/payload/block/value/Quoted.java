package hookline.payload.block.value;

/** Quotes what a sender wrote so that a warning stays one readable line. */
public final class Quoted {
  private static final int LONGEST = 64;

  private Quoted() {}

  /** The text in quotes, on one line, cut when it is long. */
  public static String of(String text) {
    // Cut before anything else, for the text may be huge; twice the room for surrogate pairs.
    String start = text.length() <= 2 * LONGEST ? text : text.substring(0, 2 * LONGEST);
    String line = start.replaceAll("[\\p{Cntrl}\\p{Z}]", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST && start.length() == text.length()
        ? '"' + line + '"'
        : '"'
            + line.substring(
                0,
                line.offsetByCodePoints(
                    0, Math.min(LONGEST, line.codePointCount(0, line.length()))))
            + "...\"";
  }
}
