package hookline.ingress;

import hookline.directory.HookFinder;
import hookline.directory.HookFinder.Finding;
import hookline.payload.model.Reason;
import java.util.concurrent.CompletableFuture;

/** Finds the hook, and denies it only when it is sure that there is none. */
final class FindHook implements CallHandler {
  private final HookFinder hooks;
  private final IngressMetrics metrics;
  private final CallHandler found;
  private final CallHandler next;

  /**
   * @param found what a hook asks of a call for which it was found only here
   * @param next for a call that had its hook before
   */
  FindHook(HookFinder hooks, IngressMetrics metrics, CallHandler found, CallHandler next) {
    this.hooks = hooks;
    this.metrics = metrics;
    this.found = found;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    if (call.hasHook()) {
      next.handle(call);
      return;
    }
    CompletableFuture<Finding> finding = hooks.find(call.path().secret().id(), call.receivedAt());
    if (finding.isDone()) {
      Finding known = finding.join();
      if (!(known instanceof Finding.Found)) {
        metrics.lookedUp(known);
      }
      conclude(call, known);
    } else {
      finding.thenAccept(
          known -> {
            metrics.lookedUp(known);
            call.resume(() -> conclude(call, known));
          });
    }
  }

  private void conclude(Call call, Finding finding) {
    if (finding instanceof Finding.Found it) {
      call.hook(it.hook());
      found.handle(call);
    } else if (finding instanceof Finding.Unknown) {
      call.answer(
          Answer.refused(
              Reason.UNKNOWN_HOOK, "There is no such hook, or it was deleted: check its address."));
    } else {
      call.answer(Answer.UNDECIDED);
    }
  }
}
