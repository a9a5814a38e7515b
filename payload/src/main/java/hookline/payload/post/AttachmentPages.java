package hookline.payload.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.attachment.Attachment;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.util.ArrayList;
import java.util.List;

/**
 * Spreads attachments over as many posts as their size asks for; one that is too large alone has
 * its longest texts cut.
 */
final class AttachmentPages {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AttachmentPages() {}

  /**
   * The attachments of each post, at least one page unless there are none, in order.
   *
   * @param most characters of JSON a page may have
   */
  static List<ArrayNode> of(List<Attachment> attachments, int most, Warnings warnings) {
    ArrayNode all = all(attachments);
    if (all.isEmpty() || JsonLength.fits(all, most)) {
      return all.isEmpty() ? List.of() : List.of(all);
    }
    List<ArrayNode> pages = new ArrayList<>();
    ArrayNode page = JSON.arrayNode();
    // Two brackets, and a comma behind each but the last.
    long room = most - 1L;
    for (Attachment attachment : attachments) {
      JsonNode content = cut(attachment, most - 2, warnings);
      long length = JsonLength.of(content) + 1;
      if (!page.isEmpty() && length > room) {
        pages.add(page);
        page = JSON.arrayNode();
        room = most - 1L;
      }
      page.add(content);
      room -= length;
    }
    pages.add(page);
    if (pages.size() > 1) {
      warnings.add(
          WarningKind.SPLIT,
          "attachments",
          "The attachments are more than a post holds and were spread over "
              + pages.size()
              + " posts.");
    }
    return pages;
  }

  /** All of them on one page. */
  static ArrayNode all(List<Attachment> attachments) {
    ArrayNode all = JSON.arrayNode(attachments.size());
    for (int i = 0; i < attachments.size(); i++) {
      all.add(attachments.get(i).content());
    }
    return all;
  }

  private static JsonNode cut(Attachment attachment, int most, Warnings warnings) {
    ObjectNode content = attachment.content();
    if (JsonLength.fits(content, most)) {
      return content;
    }
    String tooLong =
        "The attachment has "
            + JsonLength.of(content)
            + " characters and a post has room for "
            + most
            + ": ";
    ObjectNode shorter = content.deepCopy();
    if (LongestText.cut(shorter, most)) {
      warnings.add(
          WarningKind.TRUNCATED, attachment.path(), tooLong + "its longest texts were cut.");
      return shorter;
    }
    warnings.add(
        WarningKind.OMITTED,
        attachment.path(),
        tooLong + "it was left out, for it has little text.");
    return JSON.objectNode().put("text", "…");
  }
}
