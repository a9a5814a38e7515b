package hookline.payload.post;

import hookline.payload.model.Payload;
import org.jspecify.annotations.Nullable;

/** The {@code type} of a post. */
final class PostType {
  static final String ATTACHMENT = "slack_attachment";

  private PostType() {}

  /**
   * The type of the payload's posts, or null when the payload asks for one it may not have.
   *
   * @param attachments whether the posts have any
   */
  static @Nullable String of(Payload payload, boolean attachments) {
    // rule: attachments make it slack_attachment, whatever it says
    if (attachments) {
      return ATTACHMENT;
    }
    String type = payload.type();
    // rule: system_... is the server's own; the product answers 500 for other unknown ones
    boolean allowed =
        type.isEmpty()
            || type.equals(ATTACHMENT)
            || type.equals("me")
            || type.startsWith("custom_");
    return allowed ? type : null;
  }
}
