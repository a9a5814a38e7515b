package hookline.payload.read;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the strings out of a JSON text by searching for their quotes and backslashes.
 *
 * <p>The parser's own way to a string with a line break or an escape in it, which nearly every
 * message has, looks at each character several times; it took half of the time of reading. The
 * parser still passes over each string, and so judges it. Positions asked for must not decrease.
 * Not thread-safe.
 */
final class JsonStrings {
  private static final int NONE = -1;
  private static final int UNICODE_ESCAPE = 6;

  private final String json;

  /** The first backslash from where was last looked; the text's length when there is none. */
  private int backslash = NONE;

  JsonStrings(String json) {
    this.json = json;
  }

  /**
   * The string that opens with the double quote there; null when it does not end or has an escape
   * that JSON has not.
   */
  @Nullable String at(int quote) {
    int start = quote + 1;
    int end = json.indexOf('"', start);
    if (end < 0) {
      return null;
    }
    return backslashFrom(start) > end ? json.substring(start, end) : unescaped(start, end);
  }

  private int backslashFrom(int pos) {
    if (backslash < pos) {
      int found = json.indexOf('\\', pos);
      backslash = found < 0 ? json.length() : found;
    }
    return backslash;
  }

  /**
   * @param quote the first one from {@code start} on, which may be escaped
   */
  private @Nullable String unescaped(int start, int quote) {
    char[] out = new char[quote - start];
    int length = 0;
    int pos = start;
    int end = quote;
    while (backslashFrom(pos) < end) {
      int escape = backslash;
      int unit = unit(escape);
      if (unit == NONE) {
        return null;
      }
      int behind = escape + (json.charAt(escape + 1) == 'u' ? UNICODE_ESCAPE : 2);
      if (behind > end) {
        end = json.indexOf('"', behind);
        if (end < 0) {
          return null;
        }
      }
      if (out.length < length + (end - pos)) {
        out = Arrays.copyOf(out, Math.max(2 * out.length, length + (end - pos)));
      }
      json.getChars(pos, escape, out, length);
      length += escape - pos;
      out[length++] = (char) unit;
      pos = behind;
    }
    json.getChars(pos, end, out, length);
    return new String(out, 0, length + (end - pos));
  }

  /** The UTF-16 unit that the escape there stands for, or {@link #NONE}. */
  private int unit(int escape) {
    if (escape + 1 >= json.length()) {
      return NONE;
    }
    char c = json.charAt(escape + 1);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> SurrogateEscapes.unit(json, escape);
      default -> NONE;
    };
  }
}
