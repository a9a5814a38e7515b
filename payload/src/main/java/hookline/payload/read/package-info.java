/** From the bytes a sender sent to a {@link hookline.payload.model.Payload}, or a refusal. */
@NullMarked
package hookline.payload.read;

import org.jspecify.annotations.NullMarked;
