package hookline.console.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.fellbaum.jemoji.Emoji;
import net.fellbaum.jemoji.EmojiManager;
import net.fellbaum.jemoji.Qualification;
import org.junit.jupiter.api.Test;

class EmojiNamesTest {
  private static final Pattern NAME = Pattern.compile(":([a-z0-9_+-]+):");
  private static final Pattern TONED = Pattern.compile(":([a-z0-9_+-]+)::skin-tone-([2-6]):");

  private static final Set<Qualification> SHOWN =
      Set.of(Qualification.COMPONENT, Qualification.FULLY_QUALIFIED);

  private static final String HEAD =
      """
      # Emoji by their names, with * before those that have skin tones. Made by EmojiNamesTest from
      # jemoji (Apache-2.0), which has it from Unicode, Slack, GitHub and Discord.
      """;

  /** Names that Mattermost knows besides. */
  private static final Map<String, String> MORE = Map.of("simple_smile", "\ud83d\ude42");

  @Test
  void namesOfSendersAndPeople_areKnown() {
    assertThat(EmojiNames.of("white_check_mark")).isEqualTo("\u2705");
    assertThat(EmojiNames.of("+1")).isEqualTo("\ud83d\udc4d").isEqualTo(EmojiNames.of("thumbsup"));
    assertThat(EmojiNames.of("rotating_light")).isEqualTo("\ud83d\udea8");
    assertThat(EmojiNames.of("simple_smile")).isEqualTo(EmojiNames.of("slightly_smiling_face"));
    assertThat(EmojiNames.of("warning")).isEqualTo("\u26a0\ufe0f");
    assertThat(EmojiNames.of("large_green_circle")).isEqualTo(EmojiNames.of("green_circle"));
    assertThat(EmojiNames.of("flag-us")).isEqualTo(EmojiNames.of("us"));
    // Two are called so; Slack's and Mattermost's is the envelope.
    assertThat(EmojiNames.of("email")).isEqualTo(EmojiNames.of("envelope"));
    assertThat(EmojiNames.of("no_such_thing")).isNull();
    assertThat(EmojiNames.of("")).isNull();
  }

  @Test
  void skinTones_areSlacksNumbersAndMattermostsWords() {
    assertThat(EmojiNames.of("wave::skin-tone-2")).isEqualTo("\ud83d\udc4b\ud83c\udffb");
    assertThat(EmojiNames.of("wave_light_skin_tone")).isEqualTo("\ud83d\udc4b\ud83c\udffb");
    assertThat(EmojiNames.of("wave_medium_dark_skin_tone")).isEqualTo("\ud83d\udc4b\ud83c\udffe");
    assertThat(EmojiNames.of("fire::skin-tone-2")).isNull();
    assertThat(EmojiNames.of("wave::skin-tone-7")).isNull();
    assertThat(EmojiNames.of("wave_skin_tone")).isNull();
  }

  /** The data set names each toned emoji; ours are put together. */
  @Test
  void skinTones_areThoseOfTheDataSet() {
    int seen = 0;
    for (Emoji emoji : EmojiManager.getAllEmojis()) {
      for (String alias : emoji.getSlackAliases()) {
        var toned = TONED.matcher(alias);
        if (toned.matches() && hasOneTone(emoji)) {
          assertThat(EmojiNames.of(alias.substring(1, alias.length() - 1)))
              .as(alias)
              .isEqualTo(emoji.getEmoji());
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(1000);
  }

  /** When the data set has changed: copy target/emoji.tsv over the resource, and look at it. */
  @Test
  void resource_isMadeFromTheDataSet() throws IOException {
    String made = made();
    Files.writeString(Path.of("target", "emoji.tsv"), made);

    try (InputStream in = EmojiNames.class.getResourceAsStream("emoji.tsv")) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(made);
    }
  }

  private static String made() {
    List<Emoji> emoji =
        EmojiManager.getAllEmojis().stream()
            .filter(one -> SHOWN.contains(one.getQualification()) && !one.hasFitzpatrickComponent())
            .sorted(Comparator.comparing(Emoji::getEmoji))
            .toList();
    SortedMap<String, Emoji> named = new TreeMap<>();
    emoji.forEach(one -> one.getSlackAliases().forEach(alias -> put(named, alias, one)));
    emoji.forEach(one -> one.getGithubAliases().forEach(alias -> put(named, alias, one)));
    emoji.forEach(one -> one.getDiscordAliases().forEach(alias -> put(named, alias, one)));
    Set<String> toned = new HashSet<>();
    EmojiManager.getAllEmojis().stream()
        .filter(EmojiNamesTest::hasOneTone)
        .forEach(one -> toned.addAll(one.getSlackAliases()));
    SortedMap<String, String> lines = new TreeMap<>(MORE);
    named.forEach(
        (name, one) -> lines.put(name, (takesTone(one, toned) ? "*" : "") + one.getEmoji()));
    StringBuilder out = new StringBuilder(HEAD);
    lines.forEach((name, characters) -> out.append(name + "\t" + characters + "\n"));
    return out.toString();
  }

  /** Two people may each have their own, which no single number says. */
  private static boolean hasOneTone(Emoji emoji) {
    return emoji.getEmoji().codePoints().filter(c -> c >= 0x1f3fb && c <= 0x1f3ff).count() == 1;
  }

  private static void put(Map<String, Emoji> named, String alias, Emoji emoji) {
    var name = NAME.matcher(alias);
    if (name.matches()) {
      named.putIfAbsent(name.group(1), emoji);
    }
  }

  private static boolean takesTone(Emoji emoji, Set<String> aliases) {
    return emoji.getSlackAliases().stream()
        .anyMatch(alias -> aliases.contains(alias + ":skin-tone-2:"));
  }
}
