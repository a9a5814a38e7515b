package hookline.payload.model;

import java.util.regex.Pattern;

/** Quotes what a sender wrote so that a warning stays one readable line. */
public final class Quoted {
  /** Code points; a longer text is cut. */
  private static final int LONGEST = 64;

  private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\p{Z}]");

  private Quoted() {}

  /** The text in quotes, on one line, cut when it is long. */
  public static String of(String text) {
    // By code points, for half a surrogate pair could not be written to the log.
    int end = 0;
    for (int i = 0; i < LONGEST && end < text.length(); i++) {
      end += Character.charCount(text.codePointAt(end));
    }
    String line = BLANK.matcher(text.substring(0, end)).replaceAll(" ").strip();
    return '"' + line + (end < text.length() ? "...\"" : "\"");
  }
}
