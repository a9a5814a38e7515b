package hookline.payload.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.attachment.Attachment;
import hookline.payload.model.Channel;
import hookline.payload.model.Delivery;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.Outcome;
import hookline.payload.model.Payload;
import hookline.payload.model.Post;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.payload.model.Settings;
import hookline.payload.model.Warning;
import hookline.payload.model.WarningKind;
import hookline.payload.model.WarningReport;
import hookline.payload.model.Warnings;
import hookline.payload.text.TextSplitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the posts of a payload: checks priority and type, then divides text and attachments over as
 * many posts as they need. Every post has the same channel, props and type; attachments follow the
 * last of the text.
 */
public final class PostAssembler {
  /** What {@code ,"attachments":} adds to the props. */
  private static final int ATTACHMENTS_FRAME = 15;

  private final int maxPropsLength;

  /**
   * An assembler for posts of that size.
   *
   * @param maxPropsLength characters of JSON a post's props may have, attachments included
   */
  public PostAssembler(int maxPropsLength) {
    this.maxPropsLength = maxPropsLength;
  }

  /**
   * The posts, or why there are none.
   *
   * @param content what they show, translated
   * @param warnings what was said so far; what is said here joins it
   */
  public Outcome assemble(
      Delivery delivery,
      Payload payload,
      Content content,
      Hook hook,
      Channel channel,
      Settings settings,
      Warnings warnings) {
    JsonNode priority = payload.priority();
    // rule: a priority without a level is refused
    if (priority != null && !priority.path("priority").isTextual()) {
      return refused(
          "\"priority\" needs a level, as in {\"priority\": {\"priority\": \"important\"}}.");
    }
    String type = PostType.of(payload, !content.attachments().isEmpty());
    if (type == null) {
      return refused(
          "A webhook may not send posts of this \"type\"; leave it out, or use custom_...");
    }
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    if (priority != null) {
      metadata.set("priority", priority);
    }
    // Where there are attachments, half of the room at least is theirs.
    int room = content.attachments().isEmpty() ? maxPropsLength : maxPropsLength / 2;
    ObjectNode props = PostProps.of(payload, hook, settings, room, warnings);
    List<String> texts = texts(content, postLength(settings), warnings);
    List<ArrayNode> pages = pages(content.attachments(), props, warnings);
    // The first page of attachments goes with the last of the text.
    int parts = texts.size() + Math.max(0, pages.size() - 1);
    WarningReport said = warnings.report();
    List<Warning> listed = said.toList();

    List<Post> posts = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int page = part - (texts.size() - 1);
      posts.add(
          new Post(
              Ids.post(delivery.id(), part),
              delivery.receivedAt(),
              delivery.revision() == 0 ? delivery.receivedAt() : delivery.revision(),
              0,
              hook.userId(),
              channel.id(),
              payload.rootId(),
              part < texts.size() ? texts.get(part) : "",
              type,
              page >= 0 && page < pages.size()
                  ? withAttachments(parts == 1 ? props : copy(props), pages.get(page))
                  : props,
              metadata,
              delivery.sourceId(),
              delivery.id(),
              part,
              parts,
              delivery.revision(),
              part == 0 ? listed : List.of(),
              delivery.position()));
    }
    return new Outcome.Posted(channel, posts, said.counts());
  }

  /** Attachments in the room these props leave for them. */
  private List<ArrayNode> pages(List<Attachment> attachments, ObjectNode props, Warnings warnings) {
    if (attachments.isEmpty()) {
      return List.of();
    }
    ArrayNode all = AttachmentPages.all(attachments);
    int room = maxPropsLength - ATTACHMENTS_FRAME;
    return JsonLength.upperBound(props) + JsonLength.upperBound(all) <= room
        ? List.of(all) // nearly always
        : AttachmentPages.of(attachments, (int) (room - JsonLength.of(props)), warnings);
  }

  private static Outcome refused(String message) {
    return new Outcome.Refused(new Refusal(Reason.INVALID_PARAMETER, message));
  }

  /** The setting, whatever a hand may have written into its topic. */
  private static int postLength(Settings settings) {
    return Math.max(1, Math.min(settings.maximumPostLength(), Settings.LONGEST_POST));
  }

  private static List<String> texts(Content content, int limit, Warnings warnings) {
    List<String> texts = TextSplitter.split(content.message(), limit);
    if (texts.size() > 1) {
      warnings.add(
          WarningKind.SPLIT,
          content.messagePath(),
          "The text is longer than "
              + limit
              + " characters and became "
              + texts.size()
              + " posts.");
    }
    return texts.isEmpty() ? List.of("") : texts;
  }

  private static ObjectNode withAttachments(ObjectNode props, ArrayNode attachments) {
    props.set("attachments", attachments);
    return props;
  }

  /** With the same values, which are never changed. */
  private static ObjectNode copy(ObjectNode props) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    copy.setAll(props);
    return copy;
  }
}
