package hookline.payload.model;

/**
 * Something a payload asked for that the post could not give: nothing is dropped without one.
 *
 * @param path where in the payload, as in {@code attachments[0].fields[2].short}; empty for all of
 *     it
 * @param message one sentence for the sender
 */
public record Warning(WarningKind kind, String path, String message) {}
