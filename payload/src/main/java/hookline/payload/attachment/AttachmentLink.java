package hookline.payload.attachment;

import java.util.Locale;
import java.util.Set;

/** A URL of an attachment, which clients put into {@code href}. */
final class AttachmentLink {
  /** Schemes whose link runs or holds what a sender wrote, instead of leading somewhere. */
  private static final Set<String> UNSAFE = Set.of("javascript", "vbscript", "data");

  private AttachmentLink() {}

  /** Whether the URL only leads somewhere. */
  static boolean isSafe(String url) {
    return !UNSAFE.contains(scheme(url));
  }

  /** Whether the URL leads somewhere, rather than being a word. */
  static boolean isLink(String url) {
    return isSafe(url) && (!scheme(url).isEmpty() || url.startsWith("/") || url.startsWith("www."));
  }

  /** What stands before the first colon as browsers read it, in lower case; empty if no scheme. */
  private static String scheme(String url) {
    StringBuilder scheme = new StringBuilder();
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == ':') {
        return scheme.toString().toLowerCase(Locale.ROOT);
      }
      // Browsers skip blanks and line breaks: "java\nscript:" runs too.
      if (c > ' ') {
        if (!isOfScheme(c)) {
          return "";
        }
        scheme.append(c);
      }
    }
    return "";
  }

  private static boolean isOfScheme(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '-'
        || c == '.';
  }
}
