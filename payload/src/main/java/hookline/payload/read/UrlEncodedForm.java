package hookline.payload.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code application/x-www-form-urlencoded}, in a body or a query string. */
final class UrlEncodedForm {
  private UrlEncodedForm() {}

  /** The first parameter of that name, decoded; the body comes before the query. Null if none. */
  static byte @Nullable [] firstOf(String name, byte[] body, @Nullable String query) {
    byte @Nullable [] inBody = firstOf(name, body);
    return inBody != null || query == null
        ? inBody
        : firstOf(name, query.getBytes(StandardCharsets.UTF_8));
  }

  private static byte @Nullable [] firstOf(String name, byte[] form) {
    int start = 0;
    while (start <= form.length) {
      int end = indexOf('&', form, start, form.length);
      int equals = indexOf('=', form, start, end);
      if (new String(decoded(form, start, equals), StandardCharsets.UTF_8).equals(name)) {
        return decoded(form, Math.min(equals + 1, end), end);
      }
      start = end + 1;
    }
    return null;
  }

  /** Where the byte is, or {@code end}. */
  private static int indexOf(char wanted, byte[] form, int start, int end) {
    int at = start;
    while (at < end && form[at] != wanted) {
      at++;
    }
    return at;
  }

  private static byte[] decoded(byte[] form, int start, int end) {
    byte[] bytes = Arrays.copyOfRange(form, start, end);
    int length = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte b = bytes[at];
      if (b == '+') {
        b = ' ';
      } else if (b == '%' && at + 2 < bytes.length) {
        int high = Character.digit((char) bytes[at + 1], 16);
        int low = Character.digit((char) bytes[at + 2], 16);
        // better: a stray % is literal. So is a semicolon, which separates nothing here.
        if (high >= 0 && low >= 0) {
          b = (byte) (high << 4 | low);
          at += 2;
        }
      }
      bytes[length++] = b;
    }
    return Arrays.copyOf(bytes, length);
  }
}
