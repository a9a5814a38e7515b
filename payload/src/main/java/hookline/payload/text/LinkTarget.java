package hookline.payload.text;

import hookline.payload.markdown.AsciiSet;
import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Url;
import java.util.regex.Pattern;

/**
 * Tells links from text that merely has {@code <}, {@code |} and {@code >} in it: without this rule
 * generics, shell, C and git logs were torn apart (mattermost#8392, #21800, #21863).
 */
final class LinkTarget {
  /** What may follow a host: a port, and then nothing or a path, query or fragment. */
  private static final Pattern AFTER_HOST = Pattern.compile("(:[0-9]{1,5})?+([/?#].*+)?+");

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}+(\\.[0-9]{1,3}+){3}");

  private static final AsciiSet BLANKS = AsciiSet.of("").withControls();

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
    // With a port behind it, javascript:1/f() would look like a host.
    if (!Url.isSafe(target)) {
      return false;
    }
    // rule: a scheme, www., /, #, a host with a dot or a port
    char first = target.charAt(0);
    return first == '/'
        || (first == '#' && target.length() > 1)
        || Url.isWww(target)
        || Url.hasScheme(target)
        || (!glued && hasHost(target));
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
      char c = target.charAt(i);
      if (BLANKS.has(c) || (c >= 0x80 && (Characters.isBlank(c) || Character.isISOControl(c)))) {
        return true;
      }
    }
    return false;
  }
}
