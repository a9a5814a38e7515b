package hookline.payload.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.attachment.Attachment;
import hookline.payload.model.Warning;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttachmentPagesTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Warnings warnings = new Warnings();

  @Test
  void of_none_isNoPage() {
    assertThat(AttachmentPages.of(List.of(), 100, warnings)).isEmpty();
  }

  @Test
  void of_everyLength_fillsPagesToTheLastCharacterAndNoFurther() {
    // [{"t":"a"},{"t":"a"}] and so on: 2 + 9n + n - 1 characters.
    List<Attachment> attachments = sent(Collections.nCopies(12, text("a")));
    for (int most = 12; most < 130; most++) {
      int perPage = (most - 1) / 10;
      List<ArrayNode> pages = AttachmentPages.of(attachments, most, warnings);
      assertThat(pages).hasSize((12 + perPage - 1) / perPage);
      assertThat(pages).allSatisfy(page -> assertThat(page.size()).isLessThanOrEqualTo(perPage));
    }
    assertThat(warnings.report().counts()).containsOnlyKeys(WarningKind.SPLIT);
  }

  @Test
  void of_anything_isBoundedInOrderAndComplete() {
    RandomJson random = new RandomJson(42);
    Random counts = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      List<ObjectNode> attachments = new ArrayList<>();
      int longest = 2;
      for (int n = counts.nextInt(8) + 1; n > 0; n--) {
        ObjectNode attachment = random.object(3, 40);
        longest = Math.max(longest, attachment.toString().length() + 2);
        attachments.add(attachment);
      }
      int most = longest + counts.nextInt(2 * longest);

      List<ArrayNode> pages = AttachmentPages.of(sent(attachments), most, warnings);
      List<JsonNode> back = new ArrayList<>();
      for (ArrayNode page : pages) {
        assertThat(page).isNotEmpty();
        assertThat(page.toString()).hasSizeLessThanOrEqualTo(most);
        page.forEach(back::add);
      }
      assertThat(back).isEqualTo(attachments);
    }
    assertThat(warnings.report().counts()).containsOnlyKeys(WarningKind.SPLIT);
  }

  @Test
  void of_oneTooLargeAlone_isCutWithAWarningAndLeavesWhatWasSentAlone() {
    ObjectNode large = text("x".repeat(200));
    List<Attachment> attachments = sent(List.of(text("a"), large, text("b")));

    List<ArrayNode> pages = AttachmentPages.of(attachments, 100, warnings);

    assertThat(pages).hasSize(3);
    assertThat(pages.get(1).toString()).hasSize(100).endsWith("x…\"}]");
    assertThat(large).isEqualTo(text("x".repeat(200)));
    assertThat(warnings.toList())
        .containsExactly(
            new Warning(
                WarningKind.TRUNCATED,
                "attachments[3]",
                "The attachment has 208 characters and a post has room for 98: its longest texts"
                    + " were cut."),
            new Warning(
                WarningKind.SPLIT,
                "attachments",
                "The attachments are more than a post holds and were spread over 3 posts."));
  }

  @Test
  void of_oneThatIsLongByItsStructure_isAnEllipsisWithAWarning() {
    ObjectNode numbers = JSON.objectNode();
    ArrayNode array = numbers.putArray("n");
    for (int i = 0; i < 200; i++) {
      array.add(i);
    }

    List<ArrayNode> pages = AttachmentPages.of(sent(List.of(numbers)), 100, warnings);

    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).toString()).isEqualTo("[{\"text\":\"…\"}]");
    assertThat(warnings.toList()).extracting(Warning::kind).containsExactly(WarningKind.OMITTED);
  }

  @Test
  void of_aMillionEmptyOnes_isQuick() {
    List<Attachment> attachments = sent(Collections.nCopies(1_300_000, JSON.objectNode()));
    List<ArrayNode> pages =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> AttachmentPages.of(attachments, 760_000, warnings));
    assertThat(pages).hasSize(6);
    assertThat(pages.stream().mapToInt(ArrayNode::size).sum()).isEqualTo(1_300_000);
  }

  @Test
  void of_manyTooLargeOnes_isQuickAndWarnsBounded() {
    List<Attachment> attachments = sent(Collections.nCopies(4_000, text("\n".repeat(1_000))));
    List<ArrayNode> pages =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> AttachmentPages.of(attachments, 1_000, warnings));
    assertThat(pages).hasSize(4_000);
    assertThat(warnings.toList()).hasSize(Warnings.MOST + 1);
  }

  /** In the places of those sent, with a null before each. */
  private static List<Attachment> sent(List<ObjectNode> contents) {
    List<Attachment> attachments = new ArrayList<>(contents.size());
    for (ObjectNode content : contents) {
      attachments.add(new Attachment(2 * attachments.size() + 1, content));
    }
    return attachments;
  }

  private static ObjectNode text(String text) {
    return JSON.objectNode().put("t", text);
  }
}
