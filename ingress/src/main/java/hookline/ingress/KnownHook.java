package hookline.ingress;

import hookline.directory.DirectoryView;
import hookline.payload.model.Hook;

/**
 * Looks whether the hook is at hand, as it nearly always is: then what it asks of senders is asked
 * before anything is spent on the payload. Where it is not, {@link FindHook} asks the brokers, once
 * the payload has been found worth it.
 */
final class KnownHook implements CallHandler {
  private final DirectoryView directory;
  private final CallHandler next;

  KnownHook(DirectoryView directory, CallHandler next) {
    this.directory = directory;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    Hook hook = directory.hookById(call.path().secret().id(), call.receivedAt());
    if (hook != null) {
      call.hook(hook);
    }
    next.handle(call);
  }
}
