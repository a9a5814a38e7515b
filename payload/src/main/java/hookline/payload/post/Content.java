package hookline.payload.post;

import hookline.payload.attachment.Attachment;
import java.util.List;

/**
 * What a payload's posts show.
 *
 * @param message Markdown of any length
 * @param attachments in order, as many as there are
 */
public record Content(String message, List<Attachment> attachments) {}
