package hookline.payload.post;

import hookline.payload.attachment.Attachment;
import java.util.List;

/**
 * What a payload's posts show.
 *
 * @param message Markdown of any length
 * @param messagePath where it stands in the payload, for warnings: its text or its blocks
 * @param attachments in order, as many as there are
 */
public record Content(String message, String messagePath, List<Attachment> attachments) {}
