package hookline.console.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.topics.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What senders may try: render/hostile. A case is Markdown, or a post as JSON. Whatever it is, the
 * page stays whole, nothing runs, nothing is fetched unless images are on, and every word of three
 * letters is still there to be read, but for those after {@code >>> } which are what nobody sees.
 */
class HostileCorpusTest {
  private static final Pattern WORD = Pattern.compile("[^a-zA-Z]+");

  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]");
  private static final Pattern ENCODED = Pattern.compile("%[0-9A-F]{2}");

  static Stream<RenderCase> cases() {
    return RenderCase.in("hostile");
  }

  @ParameterizedTest
  @MethodSource("cases")
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void hostile_isHarmlessAndCanBeRead(RenderCase one) {
    for (boolean images : new boolean[] {false, true}) {
      PostView view = new PostHtml(TestNames.settings(images)).view(TestPost.of(one.input()));

      ViewParts parts = ViewParts.of(view);
      parts.html().forEach(html -> HarmlessHtml.check(html, images));
      assertThat(parts.links()).allMatch(link -> link.matches("https?://[^\"'<>\\s]+"));
      assertThat(parts.images()).allMatch(image -> image.matches("https?://[^\"'<>\\s]+"));
      assertThat(parts.icons()).allMatch(icon -> images && icon.matches("https?://[^\"'<>\\s]+"));
      assertThat(parts.colors()).allMatch(color -> color.matches("#[0-9a-f]{6}"));
      assertThat(parts.names()).noneMatch(name -> UNSEEN.matcher(name).find());
      assertReadable(one, parts);
    }
  }

  private static void assertReadable(RenderCase one, ViewParts parts) {
    Set<String> unseen = words(one.expected());
    Set<String> seen = words(parts.readable());
    List<String> missing = new ArrayList<>();
    for (String word : words(texts(one.input()))) {
      if (!seen.contains(word) && !unseen.contains(word)) {
        missing.add(word);
      }
    }
    assertThat(missing).as("words of the sender's that are nowhere").isEmpty();
  }

  /** The texts of a post, which is JSON, or the text. */
  private static String texts(String input) {
    if (!input.startsWith("{")) {
      return input;
    }
    StringBuilder out = new StringBuilder();
    // What a server sets and nobody writes.
    JsonNode post = Json.readTree(input.getBytes(UTF_8));
    if (post.path("props") instanceof ObjectNode props) {
      props.remove("from_webhook");
    }
    collect(post, out);
    return out.toString();
  }

  private static void collect(JsonNode node, StringBuilder out) {
    if (node.isTextual()) {
      out.append(node.textValue()).append('\n');
    }
    node.forEach(child -> collect(child, out));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(WORD.split(ENCODED.matcher(text).replaceAll(" ")))
        .filter(word -> word.length() >= 3)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
