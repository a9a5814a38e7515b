package hookline.ingress;

import hookline.payload.model.Reason;
import hookline.topics.Receipt;
import hookline.web.ErrorBody;
import io.undertow.util.HttpString;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call whose sender waits for what becomes of its payload. What comes first answers it: the
 * outcome, or the end of its time, at which the payload is stored and its outcome pending. Confined
 * to the call's IO thread.
 */
final class OutcomeWait {
  private static final HttpString PREFERENCE_APPLIED = new HttpString("Preference-Applied");
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final Call call;
  private final String deliveryId;
  private final Duration time;
  private final Duration deadline;

  /** Nothing will be heard. */
  private boolean deaf;

  private OutcomeWait(Call call, String deliveryId, Duration time, Duration deadline) {
    this.call = call;
    this.deliveryId = deliveryId;
    this.time = time;
    this.deadline = deadline;
  }

  /**
   * Begins to wait, before the payload is sent; null when neither the sender nor the hook asks for
   * it.
   *
   * @param deadline how long the sender has to take its answer
   */
  static @Nullable OutcomeWait begin(
      Call call, String deliveryId, ReceiptReader receipts, Duration deadline) {
    WaitPreference preference = call.waitPreference();
    Duration time =
        preference == null
            ? Duration.ofSeconds(
                Math.min(call.hook().waitSeconds(), WaitPreference.LONGEST.toSeconds()))
            : preference.time();
    if (time.isZero() || time.isNegative()) {
      return null;
    }
    OutcomeWait wait = new OutcomeWait(call, deliveryId, time, deadline);
    if (preference != null && preference.byHeader()) {
      call.exchange()
          .getResponseHeaders()
          .put(PREFERENCE_APPLIED, "wait=" + preference.time().toSeconds());
    }
    wait.deaf = receipts.place() == null;
    receipts.expect(deliveryId, receipt -> call.resume(() -> wait.tell(receipt)));
    call.afterwards(() -> receipts.forget(deliveryId));
    return wait;
  }

  /** The brokers have the payload. */
  void stored() {
    call.nameDelivery(deliveryId);
    call.giveBack();
    if (call.isAnswered()) {
      return; // By a receipt that outran the brokers' word, or since that took too long.
    }
    Duration left = time.minus(call.age());
    if (deaf || left.isNegative()) {
      answerPending();
    } else {
      call.schedule(left, this::expire);
    }
  }

  private void expire() {
    if (call.isAnswered()) {
      call.cut(); // The sender does not take its answer.
    } else {
      answerPending();
    }
  }

  private void answerPending() {
    call.schedule(deadline, this::expire);
    call.respond(ACCEPTED, ErrorBody.CONTENT_TYPE, OutcomeBody.pending(deliveryId));
  }

  private void tell(@Nullable Receipt receipt) {
    if (receipt == null) {
      deaf = true;
      if (call.isStored()) {
        answerPending();
      }
      return;
    }
    call.schedule(deadline, this::expire);
    call.nameDelivery(deliveryId);
    if (receipt.refusal().isEmpty()) {
      call.respond(OK, ErrorBody.CONTENT_TYPE, OutcomeBody.posted(receipt));
    } else {
      call.answer(refused(receipt));
    }
  }

  /** A reason that this version does not know is told by its status and id all the same. */
  private static Answer refused(Receipt receipt) {
    // What follows the first line is for those who mend Hookline.
    String message = receipt.detail().lines().findFirst().orElse("");
    Reason reason = Reason.ofWord(receipt.refusal());
    return reason == null
        ? Answer.refused(receipt.status(), receipt.reason(), message)
        : Answer.refused(reason, message);
  }
}
