package hookline.payload.model;

/**
 * A payload that makes no post.
 *
 * @param message one plain sentence that tells the sender what to mend; never holds a hook id
 */
public record Refusal(Reason reason, String message) {
  /**
   * Of a payload without text, attachments and blocks; the ingress and the pipeline both say it.
   */
  public static final Refusal NOTHING_TO_POST =
      new Refusal(
          Reason.NO_CONTENT, "There is nothing to post: send a text, attachments or blocks.");
}
