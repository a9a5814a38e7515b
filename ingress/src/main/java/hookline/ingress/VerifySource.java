package hookline.ingress;

import hookline.ingress.protect.SourceVerifier;
import hookline.ingress.protect.Unverified;
import hookline.payload.model.Verification;
import io.undertow.util.HeaderValues;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets on only what is signed, where a hook asks for it: before its budget is spent, the payload is
 * looked at or anything is written.
 */
final class VerifySource implements CallHandler {
  /** More takes a millisecond and more to hash: too long for a thread others wait for. */
  private static final int QUICKLY_HASHED = 64 << 10;

  private final InstantSource clock;
  private final CallHandler next;

  VerifySource(InstantSource clock, CallHandler next) {
    this.clock = clock;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    if (!call.hasHook() || call.hook().protection().verification().isNone()) {
      next.handle(call);
    } else if (call.body().length <= QUICKLY_HASHED) {
      conclude(call, verify(call));
    } else {
      call.exchange()
          .getConnection()
          .getWorker()
          .execute(
              () -> {
                Runnable step;
                try {
                  Unverified unverified = verify(call);
                  step = () -> conclude(call, unverified);
                } catch (RuntimeException | Error e) {
                  // To be thrown where it is logged and answered: this thread knows of no call.
                  step =
                      () -> {
                        throw e;
                      };
                }
                call.resume(step);
              });
    }
  }

  private @Nullable Unverified verify(Call call) {
    Verification how = call.hook().protection().verification();
    return SourceVerifier.verify(
        how, name -> values(call, name), call.body(), clock.instant().toEpochMilli());
  }

  private static List<String> values(Call call, String name) {
    HeaderValues values = call.exchange().getRequestHeaders().get(name);
    return values == null ? List.of() : values;
  }

  private void conclude(Call call, @Nullable Unverified unverified) {
    if (unverified == null) {
      next.handle(call);
    } else {
      call.answer(Answer.unverified(unverified));
    }
  }
}
