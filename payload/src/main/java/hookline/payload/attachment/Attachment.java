package hookline.payload.attachment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Place;

/**
 * An attachment as a post carries it.
 *
 * @param place its index among those that were sent
 * @param content known keys only, in a fixed order; never changed
 */
public record Attachment(int place, ObjectNode content) {
  private static final Place SENT = Place.of("attachments");

  /** Where it stands in the payload, for warnings. */
  public String path() {
    return path(place).toString();
  }

  static Place path(int place) {
    return SENT.index(place);
  }
}
