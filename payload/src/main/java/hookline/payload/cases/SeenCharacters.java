package hookline.payload.cases;

import java.util.Locale;

/** Texts in which nothing is invisible. */
public final class SeenCharacters {
  private SeenCharacters() {}

  /** The text; blanks that look like others, and what cannot be seen, as their numbers. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c)) {
                String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
                out.append('⟨').append("0".repeat(Math.max(0, 4 - hex.length()))).append(hex);
                out.append('⟩');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean isHidden(int c) {
    return c != ' '
        && (Character.isSpaceChar(c)
            || Character.isISOControl(c)
            || Character.getType(c) == Character.FORMAT);
  }
}
