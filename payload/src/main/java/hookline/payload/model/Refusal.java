package hookline.payload.model;

/**
 * A payload that makes no post.
 *
 * @param message one plain sentence that tells the sender what to mend; never holds a hook id
 */
public record Refusal(Reason reason, String message) {}
