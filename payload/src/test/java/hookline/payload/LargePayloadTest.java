package hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import hookline.payload.fuzz.RenderedText;
import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Outcome;
import hookline.payload.model.Post;
import hookline.payload.model.Request;
import hookline.payload.model.Settings;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Payloads as large as a record of the log can be, whatever the ingress would say to them. The
 * bound is generous, for slow machines: what is quadratic at this size misses it by far.
 */
final class LargePayloadTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int BYTES = 4_000_000;
  private static final int PROPS = PayloadTranslator.MAX_PROPS_LENGTH;

  @Test
  void translate_oneLongText_isQuickAndLosesNothing() {
    String text = "word and ".repeat(BYTES / 9);
    assertThat(
            posts("{\"text\":\"" + text + "\"}").stream()
                .map(Post::message)
                .collect(Collectors.joining()))
        .isEqualTo(text);
  }

  /** Each place a text can stand, on both surfaces. */
  @ParameterizedTest
  @ValueSource(strings = {"<", "<a|", "<<", "&lt;", "*", "`", "["})
  void translate_aSignAHundredThousandTimes_isQuickAndLosesNone(String sign) {
    String text = sign.repeat(100_000);
    String json =
        """
        {"text": "%s", "attachments": [{"text": "%s", "fields": [{"title": "%s", "value": "%s"}],
          "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "%s"}}]}]}
        """
            .formatted(text, text, text, text, text);
    for (Dialect surface : Dialect.values()) {
      List<Post> posts = posted(json, surface).posts();

      assertThat(posts)
          .allSatisfy(
              post ->
                  assertThat(post.message().codePointCount(0, post.message().length()))
                      .isLessThanOrEqualTo(4_000));
      String joined = posts.stream().map(Post::message).collect(Collectors.joining());
      if (surface == Dialect.MATTERMOST) {
        assertThat(joined.equals(text)).isTrue(); // Markdown without a token
      } else {
        long seen = posts.stream().mapToLong(post -> seen(post.message())).sum();
        assertThat(seen).isGreaterThanOrEqualTo(sign.equals("&lt;") ? 100_000 : text.length());
      }
    }
  }

  /** How many characters a reader sees, blanks left out. */
  private static long seen(String markdown) {
    return RenderedText.of(markdown).chars().filter(c -> c > ' ').count();
  }

  @Test
  void translate_manySmallAttachments_isQuickAndLosesNone() {
    List<Post> posts = posts("{\"attachments\":[" + "{},".repeat(BYTES / 3) + "]}");
    assertThat(posts.stream().mapToInt(post -> post.props().path("attachments").size()).sum())
        .isEqualTo(BYTES / 3);
  }

  @Test
  void translate_oneAttachmentOfOneText_isCut() {
    List<Post> posts =
        posts("{\"attachments\":[{\"text\":\"" + "\\n\\\"".repeat(BYTES / 4) + "\"}]}");
    assertThat(posts).hasSize(1);
    assertThat(posts.get(0).props().toString()).hasSizeBetween(PROPS - 2, PROPS);
  }

  @Test
  void translate_oneAttachmentOfManyTexts_isCut() {
    attachment(
        "{\"text\":\"a\",\"fields\":[" + "{\"value\":\"abcdefgh\"},".repeat(BYTES / 21) + "]}");
    attachment("{\"text\":\"a\",\"fields\":[" + "{},".repeat(BYTES / 3) + "]}");
    attachment("{\"fields\":[{\"value\":[" + "\"abcdefgh\",".repeat(BYTES / 11) + "]}]}");
  }

  @Test
  void translate_anAttachmentOfWarnings_isQuickAndCountsThemAll() {
    int count = BYTES / 20;
    Outcome.Posted outcome =
        attachment("{\"text\":\"a\",\"fields\":[" + "{\"short\":\"maybe\"},".repeat(count) + "]}");
    assertThat(outcome.warningCounts()).containsEntry(WarningKind.OMITTED, count + 1L);
    assertThat(outcome.posts().get(0).warnings()).hasSize(Warnings.MOST + 1);
  }

  @Test
  void translate_anAttachmentOfActions_isQuickAndNamesThemShort() {
    String label = "x".repeat(BYTES / 4);
    Outcome.Posted outcome =
        attachment(
            "{\"text\":\"a\",\"actions\":[{\"name\":\"%s\"},%s]}"
                .formatted(label, "{\"name\":\"b\"},".repeat(BYTES / 24)));
    assertThat(outcome.warningCounts())
        .containsEntry(WarningKind.ACTION_NOT_SHOWN, BYTES / 24 + 1L);
    assertThat(outcome.posts().get(0).warnings().toString()).hasSizeLessThan(10_000);
  }

  @Test
  void translate_anAttachmentOfKeys_isQuick() {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < BYTES / 16; i++) {
      keys.append("\"Key").append(i).append("\":{},");
    }
    attachment("{" + keys + "\"TEXT\":\"a\"}");
    attachment("{" + "\"Text\":\"a\",\"text\":7,".repeat(BYTES / 22) + "}");
  }

  @Test
  void translate_deepValues_areQuick() {
    String deep = "{\"value\":" + "[".repeat(90) + "]".repeat(90) + "},";
    attachment("{\"text\":\"a\",\"fields\":[" + deep.repeat(BYTES / deep.length()) + "]}");
  }

  @Test
  void translate_titlesOfTokens_areQuick() {
    for (String part :
        List.of("<", "<!here>", "<@", "<!date^1^{date}^", "&lt;", "<#C1|", "<@U1>")) {
      String title = part.repeat(BYTES / 2 / part.length());
      attachment("{\"title\":\"" + title + "\",\"title_link\":\"" + " ".repeat(BYTES / 2) + "\"}");
    }
  }

  @Test
  void translate_hugeNamesAndIcons_areCut() {
    String quarter = "x".repeat(BYTES / 4);
    List<Post> posts =
        posts(
            "{\"text\":\"a\",\"username\":\"%s\",\"icon_url\":\"%s\",\"icon_emoji\":\"%s\"}"
                .formatted(quarter, quarter, quarter));
    assertThat(posts.get(0).props().path("override_username").textValue())
        .hasSizeBetween(200_000, PROPS / 3);
  }

  @Test
  void translate_ownPropsAndAttachments_shareTheRoom() {
    String third = "x".repeat(BYTES / 3);
    List<Post> posts =
        posts(
            "{\"text\":\"a\",\"props\":{\"card\":\"%s\"},\"attachments\":[{\"text\":\"%s\"}]}"
                .formatted(third, third));
    assertThat(posts).hasSize(1);
  }

  private static Outcome.Posted attachment(String json) {
    return posted("{\"attachments\":[" + json + "]}");
  }

  private static List<Post> posts(String json) {
    return posted(json).posts();
  }

  private static Outcome.Posted posted(String json) {
    return posted(json, Dialect.MATTERMOST);
  }

  private static Outcome.Posted posted(String json, Dialect surface) {
    Delivery delivery =
        new Delivery(
            JudgeDirectory.id("de8ivery"),
            "plain",
            1,
            0,
            surface,
            new LogPosition("payloads", 0, 0),
            new Request("application/json", null, null, json.getBytes(StandardCharsets.UTF_8)));
    JudgeDirectory directory = new JudgeDirectory(new Settings(true, true, true, null, null));
    Outcome outcome =
        assertTimeoutPreemptively(
            BOUND, () -> new PayloadTranslator(PROPS).translate(delivery, directory));
    Outcome.Posted posted = (Outcome.Posted) outcome;
    assertThat(posted.posts())
        .allSatisfy(post -> assertThat(post.props().toString()).hasSizeLessThanOrEqualTo(PROPS));
    return posted;
  }
}
