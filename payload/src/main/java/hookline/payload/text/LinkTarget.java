package hookline.payload.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells links from text that merely has {@code <}, {@code |} and {@code >} in it: without this rule
 * generics, shell, C and git logs were torn apart (mattermost#8392, #21800, #21863).
 */
final class LinkTarget {
  /** Schemes that do without {@code //}. None that runs code or carries data. */
  private static final Set<String> BARE_SCHEMES =
      Set.of(
          "callto",
          "facetime",
          "geo",
          "magnet",
          "mailto",
          "news",
          "sip",
          "sips",
          "skype",
          "sms",
          "smsto",
          "tel",
          "webcal",
          "xmpp");

  /** Schemes whose link runs or holds what the sender wrote, instead of leading somewhere. */
  private static final Set<String> UNSAFE = Set.of("javascript", "vbscript", "data");

  // Possessive, and each character belongs to one alternative only: no backtracking.
  /** What may follow a host: a port, and then nothing or a path, query or fragment. */
  private static final Pattern AFTER_HOST = Pattern.compile("(:[0-9]{1,5})?+([/?#].*+)?+");

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}+(\\.[0-9]{1,3}+){3}");

  /** CommonMark's bound. */
  private static final int LONGEST_SCHEME = 32;

  private LinkTarget() {}

  /**
   * Whether that looks like a link.
   *
   * @param glued whether it follows a letter or digit: then a bare host is more likely a type, as
   *     in {@code Promise<http.Response|null>}
   */
  static boolean isLink(String target, boolean glued) {
    if (target.isEmpty() || hasBlankOrControl(target)) {
      return false;
    }
    // rule: what runs or holds what the sender wrote is no link
    if (isUnsafe(target)) {
      return false;
    }
    // rule: a scheme, www., /, #, a host with a dot or a port
    char first = target.charAt(0);
    return first == '/'
        || (first == '#' && target.length() > 1)
        || isWww(target)
        || hasScheme(target)
        || (!glued && hasHost(target));
  }

  /** With a port behind it, {@code javascript:1/f()} would look like a host. */
  private static boolean isUnsafe(String target) {
    int colon = target.indexOf(':');
    return colon > 0 && UNSAFE.contains(target.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  /** Whether it starts with {@code www.}, which needs a scheme to be a link. */
  static boolean isWww(String target) {
    return target.length() > 4 && target.regionMatches(true, 0, "www.", 0, 4);
  }

  /** Whether it starts with {@code scheme://}, or a scheme known to need no slashes. */
  static boolean hasScheme(String target) {
    int colon = 0;
    while (colon < target.length() && isSchemeCharacter(target.charAt(colon), colon == 0)) {
      colon++;
    }
    if (colon == 0 || colon == target.length() || target.charAt(colon) != ':') {
      return false;
    }
    boolean slashes = target.startsWith("//", colon + 1);
    int rest = slashes ? colon + 3 : colon + 1;
    return rest < target.length()
        && (slashes || BARE_SCHEMES.contains(target.substring(0, colon).toLowerCase(Locale.ROOT)));
  }

  private static boolean isSchemeCharacter(char c, boolean first) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && ((c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-'));
  }

  /** Whether {@code <target>} is a link in Markdown. */
  static boolean isAutolink(String target) {
    int colon = target.indexOf(':');
    return hasScheme(target)
        && colon > 1
        && colon <= LONGEST_SCHEME
        && target.indexOf('<') < 0
        && target.indexOf('>') < 0;
  }

  /** The target with the scheme that a bare host lacks: without one it leads to the reader's. */
  static String withScheme(String target) {
    boolean bare = target.charAt(0) != '/' && target.charAt(0) != '#' && !hasScheme(target);
    return bare ? "http://" + target : target;
  }

  private static boolean hasHost(String target) {
    int end = 0;
    while (end < target.length() && isHostCharacter(target.charAt(end))) {
      end++;
    }
    String host = target.substring(0, end);
    var after = AFTER_HOST.matcher(target).region(end, target.length());
    if (!isHost(host) || !after.matches()) {
      return false;
    }
    boolean port = after.group(1) != null;
    return port || hasTopLevelDomain(host) || IPV4.matcher(host).matches();
  }

  private static boolean isHost(String host) {
    return !host.isEmpty()
        && Character.isLetterOrDigit(host.charAt(0))
        && !host.endsWith(".")
        && !host.contains("..");
  }

  /** Letters only, two or more: {@code a<b.c|d>} and version numbers are no links. */
  private static boolean hasTopLevelDomain(String host) {
    int dot = host.lastIndexOf('.');
    String last = host.substring(dot + 1);
    return dot > 0
        && last.length() >= 2
        && (last.startsWith("xn--") || last.chars().allMatch(Character::isLetter));
  }

  private static boolean isHostCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }

  private static boolean hasBlankOrControl(String target) {
    for (int i = 0; i < target.length(); i++) {
      if (isBlankOrControl(target.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlankOrControl(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
