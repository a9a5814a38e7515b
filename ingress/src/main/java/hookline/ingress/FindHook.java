package hookline.ingress;

import hookline.directory.HookFinder;
import hookline.directory.HookFinder.Finding;
import hookline.payload.model.Reason;
import java.util.concurrent.CompletableFuture;

/** Finds the hook, and denies it only when it is sure that there is none. */
final class FindHook implements CallHandler {
  private final HookFinder hooks;
  private final IngressMetrics metrics;
  private final CallHandler next;

  FindHook(HookFinder hooks, IngressMetrics metrics, CallHandler next) {
    this.hooks = hooks;
    this.metrics = metrics;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    CompletableFuture<Finding> finding = hooks.find(call.path().secret().id(), call.receivedAt());
    if (finding.isDone()) {
      Finding found = finding.join();
      if (!(found instanceof Finding.Found)) {
        metrics.lookedUp(found);
      }
      conclude(call, found);
    } else {
      finding.thenAccept(
          found -> {
            metrics.lookedUp(found);
            call.resume(() -> conclude(call, found));
          });
    }
  }

  private void conclude(Call call, Finding finding) {
    if (finding instanceof Finding.Found found) {
      call.hook(found.hook());
      next.handle(call);
    } else if (finding instanceof Finding.Unknown) {
      call.answer(
          Answer.refused(
              Reason.UNKNOWN_HOOK, "There is no such hook, or it was deleted: check its address."));
    } else {
      call.answer(Answer.UNDECIDED);
    }
  }
}
