package hookline.payload.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A header of the shape {@code value; name=value; name="value"}.
 *
 * @param value what stands before the first semicolon, lower case
 * @param parameters by lower-case name; the first of a name counts, and what is no parameter is
 *     ignored
 */
record HeaderValue(String value, Map<String, String> parameters) {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  static HeaderValue parse(String header) {
    int end = header.indexOf(';');
    if (end < 0) {
      return new HeaderValue(header.strip().toLowerCase(Locale.ROOT), Map.of());
    }
    String value = header.substring(0, end);
    Map<String, String> parameters = new HashMap<>();
    for (int at = value.length(); at < header.length(); ) {
      at = parameter(header, at + 1, parameters);
    }
    return new HeaderValue(value.strip().toLowerCase(Locale.ROOT), Map.copyOf(parameters));
  }

  /**
   * Whether the value is a token, or two with a slash between them: what the product's media type
   * parser takes, whatever the parameters.
   */
  boolean isMediaType() {
    int slash = value.indexOf('/');
    return slash < 0
        ? isToken(value)
        : isToken(value.substring(0, slash)) && isToken(value.substring(slash + 1));
  }

  /** Reads one parameter and returns where the next semicolon is, or the header's end. */
  private static int parameter(String header, int start, Map<String, String> parameters) {
    int at = start;
    while (at < header.length() && header.charAt(at) != ';' && header.charAt(at) != '=') {
      at++;
    }
    String name = header.substring(start, at).strip().toLowerCase(Locale.ROOT);
    if (at == header.length() || header.charAt(at) == ';') {
      return at;
    }
    do {
      at++;
    } while (at < header.length() && Character.isWhitespace(header.charAt(at)));
    boolean quoted = at < header.length() && header.charAt(at) == '"';
    StringBuilder value = new StringBuilder();
    if (quoted) {
      at = quotedString(header, at + 1, value);
    }
    int plain = at;
    while (at < header.length() && header.charAt(at) != ';') {
      at++;
    }
    if (!quoted) {
      value.append(header, plain, at);
    }
    parameters.putIfAbsent(name, quoted ? value.toString() : value.toString().strip());
    return at;
  }

  /** Appends what stands in the quotes and returns what follows them. */
  private static int quotedString(String header, int start, StringBuilder value) {
    int at = start;
    while (at < header.length() && header.charAt(at) != '"') {
      if (header.charAt(at) == '\\' && at + 1 < header.length()) {
        at++;
      }
      value.append(header.charAt(at++));
    }
    return Math.min(at + 1, header.length());
  }

  /** A token of RFC 9110, 5.6.2, in lower case. */
  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && TOKEN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
