package hookline.ingress;

import java.time.Duration;

/**
 * Gives a whole request its time, whatever it waits for: for its body, it is answered 408; for the
 * broker, 503. Undertow's READ_TIMEOUT does not do: it starts anew with every byte.
 */
final class Deadline implements CallHandler {
  private final Duration time;
  private final CallHandler next;

  Deadline(Duration time, CallHandler next) {
    this.time = time;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    call.schedule(time, () -> expire(call));
    next.handle(call);
  }

  private void expire(Call call) {
    if (call.isAnswered()) {
      call.cut(); // The sender does not take its answer.
    } else {
      call.schedule(time, () -> expire(call));
      call.answer(call.hasBody() ? Answer.UNCONFIRMED : Answer.TOO_SLOW);
    }
  }
}
