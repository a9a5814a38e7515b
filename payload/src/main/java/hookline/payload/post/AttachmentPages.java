package hookline.payload.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
  static List<ArrayNode> of(List<JsonNode> attachments, int most, Warnings warnings) {
    ArrayNode all = JSON.arrayNode().addAll(attachments);
    if (attachments.isEmpty() || JsonLength.fits(all, most)) {
      return attachments.isEmpty() ? List.of() : List.of(all);
    }
    List<ArrayNode> pages = new ArrayList<>();
    ArrayNode page = JSON.arrayNode();
    // Two brackets, and a comma behind each but the last.
    long room = most - 1L;
    for (int i = 0; i < attachments.size(); i++) {
      JsonNode attachment = cut(attachments.get(i), "attachments[" + i + "]", most - 2, warnings);
      long length = JsonLength.of(attachment) + 1;
      if (!page.isEmpty() && length > room) {
        pages.add(page);
        page = JSON.arrayNode();
        room = most - 1L;
      }
      page.add(attachment);
      room -= length;
    }
    pages.add(page);
    return pages;
  }

  private static JsonNode cut(JsonNode attachment, String path, int most, Warnings warnings) {
    if (JsonLength.fits(attachment, most)) {
      return attachment;
    }
    String tooLong =
        "The attachment has %d characters and a post has room for %d: "
            .formatted(JsonLength.of(attachment), most);
    JsonNode shorter = attachment.deepCopy();
    if (LongestText.cut(shorter, most)) {
      warnings.add(WarningKind.TRUNCATED, path, tooLong + "its longest texts were cut.");
      return shorter;
    }
    warnings.add(WarningKind.OMITTED, path, tooLong + "it was left out, for it has little text.");
    return JSON.objectNode().put("text", "…");
  }
}
