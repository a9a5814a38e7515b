package hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Outcome;
import hookline.payload.model.Post;
import hookline.payload.model.Request;
import hookline.payload.model.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Payloads as large as a record of the log can be, whatever the ingress would say to them. The
 * bound is generous, for slow machines: what is quadratic at this size misses it by far.
 */
final class LargePayloadTest {
  private static final Duration BOUND = Duration.ofSeconds(10);
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
    posts("{\"attachments\":[{\"text\":[" + "\"abcdefgh\",".repeat(BYTES / 11) + "]}]}");
    posts("{\"attachments\":[{\"text\":[" + "\"\",".repeat(BYTES / 3) + "]}]}");
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

  private static List<Post> posts(String json) {
    Delivery delivery =
        new Delivery(
            JudgeDirectory.id("de8ivery"),
            "plain",
            1,
            0,
            Dialect.MATTERMOST,
            new LogPosition("payloads", 0, 0),
            new Request("application/json", null, null, json.getBytes(StandardCharsets.UTF_8)));
    JudgeDirectory directory = new JudgeDirectory(new Settings(true, true, true, null, null));
    Outcome outcome =
        assertTimeoutPreemptively(
            BOUND, () -> new PayloadTranslator(PROPS).translate(delivery, directory));
    List<Post> posts = ((Outcome.Posted) outcome).posts();
    assertThat(posts)
        .allSatisfy(post -> assertThat(post.props().toString()).hasSizeLessThanOrEqualTo(PROPS));
    return posts;
  }
}
