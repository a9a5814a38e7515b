package hookline.payload.read;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Locale;

/**
 * Tells a sender what is wrong with their JSON. The parser's own sentences name its classes and
 * settings and repeat the text, so only the place is taken from it.
 */
final class JsonFault {
  /** What the JSON was taken from. */
  enum Source {
    BODY,
    URL_ENCODED_FORM
  }

  private JsonFault() {}

  /** One sentence with line and column, both from 1, columns in UTF-16 units. */
  static String message(JsonProcessingException fault, String json, Source source) {
    if (fault instanceof StreamConstraintsException) {
      return "The JSON is nested deeper than " + JsonFields.DEEPEST + " levels.";
    }
    JsonLocation location = fault.getLocation();
    int offset = (int) Math.min(Math.max(0, location.getCharOffset()), json.length());
    int column = location.getColumnNr();
    if (offset > 0 && isStrayControl(json.charAt(offset - 1))) {
      // The parser stops at what it did not expect, but behind a control character.
      offset--;
      column--;
    }
    String place = "line " + location.getLineNr() + ", column " + column;
    if (fault instanceof JsonEOFException || offset == json.length()) {
      // The most frequent way to get there: an & that was not encoded ended the parameter.
      String hint =
          source == Source.URL_ENCODED_FORM ? " (in a form, & has to be sent as %26)" : "";
      return "The JSON ends too early, at "
          + place
          + ": a string, an array or an object is not closed"
          + hint
          + ".";
    }
    return "The JSON cannot be read at " + place + ": " + complaint(json, offset) + ".";
  }

  private static String complaint(String json, int offset) {
    if (offset > 0 && json.charAt(offset - 1) == '\\') {
      return "a backslash in a string has to be sent as \\\\";
    }
    // Python writes these unless told otherwise; the parser stops behind them.
    if (json.startsWith("NaN", offset - 3) || json.startsWith("Infinity", offset - 8)) {
      return "JSON has neither NaN nor Infinity";
    }
    return named(json.codePointAt(offset)) + " is not expected there";
  }

  private static boolean isStrayControl(char c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r';
  }

  private static String named(int codePoint) {
    return switch (codePoint) {
      case '"' -> "a double quote";
      case '\'' -> "a single quote";
      case '\n', '\r' -> "a line break";
      default ->
          Character.isISOControl(codePoint)
              ? String.format(Locale.ROOT, "U+%04X", codePoint)
              : "\"" + CleanText.of(Character.toString(codePoint)) + "\"";
    };
  }
}
