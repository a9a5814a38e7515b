package hookline.ingress;

import hookline.payload.model.Reason;

/** Hears whether the sender waits for the outcome; a time that is none is its mistake. */
final class AskedToWait implements CallHandler {
  private final CallHandler next;

  AskedToWait(CallHandler next) {
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    try {
      call.waitPreference(
          WaitPreference.of(
              call.query(), call.exchange().getRequestHeaders().eachValue(WaitPreference.PREFER)));
    } catch (WaitPreference.UnreadableException e) {
      call.answer(
          Answer.refused(Reason.INVALID_PARAMETER, WaitPreference.UnreadableException.MESSAGE));
      return;
    }
    next.handle(call);
  }
}
