package hookline.payload.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payload as read: fields have their types, texts are not yet translated, nothing is checked
 * against the directory. Absent strings are empty.
 *
 * @param attachments as sent, with null for each that is none, since its place is part of a path
 * @param blocks likewise
 * @param props as sent; empty when absent
 * @param priority {@code priority} as sent; null when absent
 * @param rootId {@code root_id} or {@code thread_ts} when it has an id's shape, else empty
 * @param mrkdwn false switches Slack's formatting off
 * @param warnings what reading had to say
 */
public record Payload(
    String text,
    String channel,
    String username,
    String iconUrl,
    String iconEmoji,
    String type,
    List<JsonNode> attachments,
    List<JsonNode> blocks,
    ObjectNode props,
    @Nullable ObjectNode priority,
    String rootId,
    boolean mrkdwn,
    WarningReport warnings) {

  /** Whether there is anything to post: blanks count as text, null attachments count as nothing. */
  public boolean hasContent() {
    return !text.isEmpty() || attachmentCount() > 0 || !blocks.isEmpty();
  }

  /** How many attachments there are, null elements not counted. */
  public int attachmentCount() {
    int count = 0;
    for (JsonNode attachment : attachments) {
      count += attachment.isObject() ? 1 : 0;
    }
    return count;
  }
}
