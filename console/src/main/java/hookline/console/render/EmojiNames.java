package hookline.console.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code :names:} of emoji stand for: Slack's, which are Mattermost's, then GitHub's, then
 * Discord's. The list is a resource made from a data set, see EmojiNamesTest. Immutable.
 */
final class EmojiNames {
  private static final Map<String, String> EMOJI = read();

  /** Slack's five skin tones, in order, are characters in a row. */
  private static final int FIRST_TONE = 0x1f3fb;

  private static final String TONE = "::skin-tone-";

  /** Mattermost's names of the same. */
  private static final String[] TONES = {
    "_light_skin_tone",
    "_medium_light_skin_tone",
    "_medium_skin_tone",
    "_medium_dark_skin_tone",
    "_dark_skin_tone"
  };

  private EmojiNames() {}

  /**
   * The emoji of that name, null when there is none.
   *
   * @param name in lower case, without colons around it; {@code wave::skin-tone-2} is one, too
   */
  static @Nullable String of(String name) {
    String emoji = EMOJI.get(name);
    if (emoji != null) {
      return emoji.charAt(0) == TAKES_TONE ? emoji.substring(1) : emoji;
    }
    int tone = name.indexOf(TONE);
    if (tone > 0 && name.length() == tone + TONE.length() + 1) {
      return toned(name.substring(0, tone), name.charAt(name.length() - 1) - '2');
    }
    if (name.endsWith("_skin_tone")) {
      // The longest first: one of them ends as another does.
      for (int i : new int[] {1, 3, 0, 2, 4}) {
        if (name.endsWith(TONES[i])) {
          return toned(name.substring(0, name.length() - TONES[i].length()), i);
        }
      }
    }
    return null;
  }

  private static @Nullable String toned(String name, int tone) {
    String emoji = EMOJI.get(name);
    if (emoji == null || emoji.charAt(0) != TAKES_TONE || tone < 0 || tone >= TONES.length) {
      return null;
    }
    int first = emoji.offsetByCodePoints(1, 1);
    // The tone takes the place of the sign that asks for colors.
    int rest = emoji.startsWith("\ufe0f", first) ? first + 1 : first;
    return new StringBuilder(emoji.length() + 2)
        .append(emoji, 1, first)
        .appendCodePoint(FIRST_TONE + tone)
        .append(emoji, rest, emoji.length())
        .toString();
  }

  /** Stands before an emoji that has skin tones, in the resource and here. */
  private static final char TAKES_TONE = '*';

  private static Map<String, String> read() {
    try (InputStream in = EmojiNames.class.getResourceAsStream("emoji.tsv")) {
      if (in == null) {
        throw new IllegalStateException("emoji.tsv is not on the class path");
      }
      Map<String, String> emoji = new HashMap<>(8192);
      for (String line : new String(in.readAllBytes(), UTF_8).split("\n", -1)) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          emoji.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
      return Map.copyOf(emoji);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
