package hookline.ingress;

import hookline.ingress.protect.TokenBuckets;
import hookline.payload.model.RateLimit;
import java.time.Duration;

/** Holds each hook to its rate, by its source id: a new secret is no new budget. */
final class LimitHook implements CallHandler {
  private final TokenBuckets<String> buckets;
  private final RateLimit chosenForAll;
  private final CallHandler next;

  LimitHook(TokenBuckets<String> buckets, RateLimit chosenForAll, CallHandler next) {
    this.buckets = buckets;
    this.chosenForAll = chosenForAll;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    if (call.hasHook()) {
      RateLimit limit = call.hook().protection().rateLimit().orElse(chosenForAll);
      Duration wait = buckets.take(call.hook().sourceId(), limit);
      if (!wait.isZero()) {
        call.answer(Answer.limited("hook_limited", "This hook takes", limit, wait));
        return;
      }
    }
    next.handle(call);
  }
}
