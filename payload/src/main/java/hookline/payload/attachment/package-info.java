/** Attachments: what senders put into them becomes what clients draw as boxes. */
@NullMarked
package hookline.payload.attachment;

import org.jspecify.annotations.NullMarked;
