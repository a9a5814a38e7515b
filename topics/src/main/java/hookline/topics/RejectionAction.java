package hookline.topics;

import java.util.Objects;

/**
 * What somebody decided about a rejection. The topic's key is the delivery id; the decision holds
 * for that rejection and for older ones of the same delivery: a newer one is open again.
 *
 * @param action {@link #DROP}; one that a newer version knows is kept and means nothing here
 * @param revision of the rejection it is about
 * @param at epoch ms
 * @param by the user; empty for the administrator of the configuration
 */
public record RejectionAction(String deliveryId, String action, long revision, long at, String by) {
  /** Nobody will mend it: it is no longer open, and retries leave it out. */
  public static final String DROP = "drop";

  /** Fields that a record lacks become empty. */
  public RejectionAction {
    action = Objects.requireNonNullElse(action, "");
    by = Objects.requireNonNullElse(by, "");
  }
}
