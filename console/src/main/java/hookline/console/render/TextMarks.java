package hookline.console.render;

import hookline.console.render.Names.ChannelName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Marks what words mean in a text: {@code :emoji:}, {@code @people}, {@code ~channels} and {@code
 * #hashtags}. A scanner that moves forward: what is none of them stays text.
 */
final class TextMarks {
  private static final Set<String> ALL = Set.of("all", "channel", "here");

  /** Mattermost's bounds; nobody is called longer than this. */
  private static final int LONGEST_NAME = 64;

  private static final int SHORTEST_HASHTAG = 3;
  private static final int LONGEST_HASHTAG = 1000;
  private static final int LONGEST_EMOJI = 100;
  private static final String TONE = ":skin-tone-";

  private final Names names;
  private final StringBuilder out;
  private final HtmlText html;

  TextMarks(Names names, StringBuilder out) {
    this.names = names;
    this.out = out;
    this.html = new HtmlText(out);
  }

  /** Appends a text with all that it means. */
  void all(String text) {
    scan(text, true);
  }

  /** Appends a text with its emoji alone, as within a link. */
  void emoji(String text) {
    scan(text, false);
  }

  private void scan(String text, boolean words) {
    int copied = 0;
    int pos = 0;
    while (pos < text.length()) {
      int written = out.length();
      int end =
          switch (text.charAt(pos)) {
            case ':' -> emoji(text, pos, copied);
            case '@' -> words ? mention(text, pos, copied) : pos;
            case '~' -> words ? channel(text, pos, copied) : pos;
            case '#' -> words ? hashtag(text, pos, copied) : pos;
            default -> pos;
          };
      if (end > pos && out.length() > written) {
        copied = end;
      }
      pos = Math.max(end, pos + 1);
    }
    html.text(text, copied, text.length());
  }

  // rule: (?<!\w):[\w+-]+:(?!\w), and Slack's skin tone after it
  private int emoji(String text, int start, int copied) {
    if (start > 0 && isWord(text.charAt(start - 1))) {
      return start;
    }
    int end = start + 1;
    int most = Math.min(text.length(), start + LONGEST_EMOJI);
    while (end < most && isOfEmoji(text.charAt(end))) {
      end++;
    }
    if (end == start + 1 || end >= text.length() || text.charAt(end) != ':') {
      return start;
    }
    int toned = toned(text, end);
    String name = text.substring(start + 1, toned).toLowerCase(Locale.ROOT);
    String emoji = EmojiNames.of(name);
    if (emoji == null && toned > end) {
      emoji = EmojiNames.of(text.substring(start + 1, end).toLowerCase(Locale.ROOT));
      toned = end;
    }
    if (emoji == null || (toned + 1 < text.length() && isWord(text.charAt(toned + 1)))) {
      return start;
    }
    html.text(text, copied, start);
    out.append("<span class=\"md-emoji\" title=\"");
    html.value(text.substring(start, toned + 1));
    out.append("\">").append(emoji).append("</span>");
    return toned + 1;
  }

  /** The colon that ends the skin tone after that colon, or the same one when there is none. */
  private static int toned(String text, int colon) {
    int digit = colon + 1 + TONE.length();
    boolean tone =
        text.startsWith(TONE, colon + 1)
            && digit + 1 < text.length()
            && text.charAt(digit + 1) == ':';
    return tone ? digit + 1 : colon;
  }

  private int mention(String text, int start, int copied) {
    int end = nameEnd(text, start);
    String name = known(text, start, end);
    if (name == null) {
      return Math.max(end, start);
    }
    html.text(text, copied, start);
    boolean all = ALL.contains(name.toLowerCase(Locale.ROOT));
    out.append(
        all ? "<span class=\"md-mention md-mention-all\">@" : "<span class=\"md-mention\">@");
    html.text(name);
    out.append("</span>");
    return start + 1 + name.length();
  }

  /** The longest name that somebody has; what is written after one may be punctuation. */
  private @Nullable String known(String text, int start, int end) {
    for (int last = end; last > start + 1; last--) {
      String name = text.substring(start + 1, last);
      String lower = name.toLowerCase(Locale.ROOT);
      if (ALL.contains(lower) || names.isUser(lower)) {
        return name;
      }
      if (CodePoints.isOfWord(text.charAt(last - 1))) {
        return null;
      }
    }
    return null;
  }

  private int channel(String text, int start, int copied) {
    int end = nameEnd(text, start);
    for (int last = end; last > start + 1; last--) {
      Optional<ChannelName> channel =
          names.channel(text.substring(start + 1, last).toLowerCase(Locale.ROOT));
      if (channel.isPresent()) {
        html.text(text, copied, start);
        String shown = ShownName.of(channel.get().displayName());
        link("md-channel", channel.get().link());
        html.text("~" + (shown.isEmpty() ? text.substring(start + 1, last) : shown));
        out.append("</a>");
        return last;
      }
      if (CodePoints.isOfWord(text.charAt(last - 1))) {
        break;
      }
    }
    return Math.max(end, start);
  }

  /** Where the name after a sign ends; where the sign stands when there is none. */
  private static int nameEnd(String text, int start) {
    if (start > 0 && CodePoints.isOfWord(text.charAt(start - 1))) {
      return start;
    }
    int end = start + 1;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    boolean name = end > start + 1 && end - start - 1 <= LONGEST_NAME;
    return name ? end : start;
  }

  // rule: (^|\W)#\p{L}[\p{L}\d\-_.]*[\p{L}\d], of three characters at least
  private int hashtag(String text, int start, int copied) {
    if (start > 0 && isWord(text.charAt(start - 1))) {
      return start;
    }
    int end = start + 1;
    int last = end; // after the last letter or digit
    while (end < text.length() && end - start <= LONGEST_HASHTAG) {
      int c = text.codePointAt(end);
      boolean letter = Character.isLetter(c);
      if (end == start + 1 ? !letter : !letter && !isOfHashtag(c)) {
        break;
      }
      end += Character.charCount(c);
      last = letter || Character.isDigit(c) ? end : last;
    }
    String hashtag = text.substring(start, last);
    if (end - start > LONGEST_HASHTAG
        || hashtag.codePointCount(0, hashtag.length()) <= SHORTEST_HASHTAG) {
      return start;
    }
    html.text(text, copied, start);
    link("md-hashtag", names.hashtagLink(hashtag));
    html.text(hashtag);
    out.append("</a>");
    return last;
  }

  private void link(String type, String href) {
    out.append("<a class=\"").append(type).append("\" href=\"");
    html.value(href);
    out.append("\">");
  }

  private static boolean isOfEmoji(char c) {
    return isWord(c) || c == '+' || c == '-';
  }

  private static boolean isOfName(char c) {
    return isWord(c) || c == '.' || c == '-';
  }

  private static boolean isOfHashtag(int c) {
    return Character.isDigit(c) || c == '-' || c == '_' || c == '.';
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
