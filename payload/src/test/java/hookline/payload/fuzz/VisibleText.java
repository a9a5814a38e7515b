package hookline.payload.fuzz;

import java.util.BitSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader must still find of a text once it is translated: its letters, its digits and all
 * that is not ASCII, in their order.
 *
 * <p>Not counted are Slack's tokens but for their labels (a mention becomes a name, a date its own
 * words), the skin tones of emoji, and the names of the three entities.
 */
public final class VisibleText {
  private static final Pattern TOKEN = Pattern.compile("<([^<>|\n\r]*+)(?:\\|([^<>\n\r]*+))?>");
  private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt);");
  private static final Pattern SKIN_TONE = Pattern.compile("::skin-tone-[2-6](?=:)");
  private static final Pattern REFERENCE = Pattern.compile("&#([0-9]{1,6});");
  private static final Set<String> BROADCASTS =
      Set.of("channel", "here", "all", "everyone", "group");

  private VisibleText() {}

  /** The first code point of the text that is missing, as a sentence; null when none is. */
  public static String missing(String text, String markdown) {
    BitSet left = tokens(text);
    left.or(found(ENTITY, text));
    left.or(found(SKIN_TONE, text));
    return missing(text, left, markdown);
  }

  /** As {@link #missing}, of a text in which only entities have a meaning. */
  public static String missingOfPlain(String text, String markdown) {
    return missing(text, found(ENTITY, text), markdown);
  }

  /** As {@link #missing}, of a text in which nothing has a meaning. */
  public static String missingOfLiteral(String text, String markdown) {
    return missing(text, new BitSet(), markdown);
  }

  private static String missing(String text, BitSet left, String translated) {
    String markdown = withReferencesRead(translated);
    int found = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (left.get(i) || !isVisible(c)) {
        continue;
      }
      int at = markdown.indexOf(c, found);
      if (at < 0) {
        return "U+%04X at %d of \"%s\" is missing in \"%s\" from %d on"
            .formatted(c, i, text, markdown, found);
      }
      found = at + Character.charCount(c);
    }
    return null;
  }

  /** The Markdown with what each numeric reference shows before it; it may be a sender's own. */
  private static String withReferencesRead(String markdown) {
    return markdown.contains("&#")
        ? REFERENCE
            .matcher(markdown)
            .replaceAll(
                reference ->
                    Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(reference.group(1)))
                            + reference.group()))
        : markdown;
  }

  /** A label that a token does not replace by something better. */
  private static boolean isShown(String target) {
    if (target.isEmpty()) {
      return true;
    }
    return switch (target.charAt(0)) {
      case '@', '#' -> false;
      case '!' -> !BROADCASTS.contains(target.substring(1)) && !target.startsWith("!date^");
      default -> true;
    };
  }

  private static BitSet tokens(String text) {
    BitSet left = new BitSet(text.length());
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      boolean labelled = token.group(2) != null && isShown(token.group(1));
      left.set(token.start(), labelled ? token.start(2) : token.end());
    }
    return left;
  }

  private static BitSet found(Pattern pattern, String text) {
    BitSet found = new BitSet(text.length());
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.set(matcher.start(), matcher.end());
    }
    return found;
  }

  private static boolean isVisible(int c) {
    return Character.isLetterOrDigit(c) || (c > 0x7F && !isBlankOrControl(c));
  }

  private static boolean isBlankOrControl(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
