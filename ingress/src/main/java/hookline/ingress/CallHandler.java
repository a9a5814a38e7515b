package hookline.ingress;

/** A step of a call's way to the log. */
@FunctionalInterface
interface CallHandler {
  /**
   * Answers the call, or hands it to the next step, now or later; on the call's IO thread, and
   * without blocking it.
   */
  void handle(Call call);
}
