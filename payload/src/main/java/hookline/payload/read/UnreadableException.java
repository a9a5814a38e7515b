package hookline.payload.read;

import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;

/**
 * Carries a refusal out of the depths of a parser; {@link PayloadReader} makes it a value before
 * anybody else sees it. It has no stack trace: it tells of the sender's mistake, not of ours.
 */
final class UnreadableException extends Exception {
  private final transient Refusal refusal;

  UnreadableException(Reason reason, String message) {
    super(message, null, false, false);
    this.refusal = new Refusal(reason, message);
  }

  Refusal refusal() {
    return refusal;
  }
}
