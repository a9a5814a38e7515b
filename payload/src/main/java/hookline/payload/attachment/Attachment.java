package hookline.payload.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An attachment as a post carries it.
 *
 * @param place its index among those that were sent
 * @param content known keys only, in a fixed order; never changed
 */
public record Attachment(int place, ObjectNode content) {
  /** Where it stands in the payload, for warnings. */
  public String path() {
    return path(place);
  }

  static String path(int place) {
    return "attachments[" + place + "]";
  }
}
