package hookline.ingress;

import hookline.payload.model.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A hook's id as a request's path told it, and where else it shows: proxies and senders copy the
 * address into {@code Referer}, {@code X-Original-URL} and the like, as it is or percent-encoded,
 * once or more often. The log must not hold it.
 */
record HookSecret(String id) {
  /** What stands in the log instead. */
  private static final String REMOVED = "***";

  /** Whether the text holds the secret, however it is percent-encoded. */
  boolean isIn(@Nullable String text) {
    return text != null && Ids.isId(id) && isIn(id, text);
  }

  /** Whether a text holds that secret, however it is percent-encoded. */
  static boolean isIn(String secret, String text) {
    return find(secret, text, 0) >= 0;
  }

  /** The text with every occurrence of the secret blotted out. */
  String removedFrom(String text) {
    return Ids.isId(id) ? removed(id, text) : text;
  }

  /** A text with every occurrence of that secret blotted out. */
  static String removed(String secret, String text) {
    int found = find(secret, text, 0);
    if (found < 0) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text.length());
    int copied = 0;
    while (found >= 0) {
      rest.append(text, copied, found).append(REMOVED);
      copied = matchEnd(secret, text, found);
      found = find(secret, text, copied);
    }
    return rest.append(text, copied, text.length()).toString();
  }

  private static int find(String id, String text, int from) {
    if (id.isEmpty() || text.length() - from < id.length()) {
      return -1; // Most headers, since encoding only makes it longer.
    }
    for (int at = from; at <= text.length() - id.length(); at++) {
      char c = text.charAt(at);
      if ((c == id.charAt(0) || c == '%') && matchEnd(id, text, at) >= 0) {
        return at;
      }
    }
    return -1;
  }

  /** Where a match that begins there ends, or -1 when none does. */
  private static int matchEnd(String id, String text, int start) {
    int at = start;
    for (int i = 0; i < id.length(); i++) {
      if (at >= text.length()) {
        return -1;
      }
      char c = text.charAt(at++);
      if (c == '%') {
        // %61 is a; %2561 is %61, encoded once more; and so on.
        while (text.startsWith("25", at)) {
          at += 2;
        }
        if (at + 2 > text.length()) {
          return -1;
        }
        c =
            (char)
                (16 * Character.digit(text.charAt(at), 16)
                    + Character.digit(text.charAt(at + 1), 16));
        at += 2;
      }
      if (c != id.charAt(i)) {
        return -1;
      }
    }
    return at;
  }

  /** Not even in a stack trace or a debugger's log. */
  @Override
  public String toString() {
    return "HookSecret[" + REMOVED + "]";
  }
}
