package hookline.ingress;

import hookline.payload.model.Reason;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request whose record could not keep the headers that have a name of their own in it:
 * these are never dropped, so they must be short, and free of the hook's secret.
 */
final class NamedHeaders implements CallHandler {
  static final HttpString IDEMPOTENCY_KEY = new HttpString("Idempotency-Key");

  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_OTHER = 4 << 10;

  private final CallHandler next;

  NamedHeaders(CallHandler next) {
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    if (isSound(call, IDEMPOTENCY_KEY, LONGEST_KEY)
        && isAsciiKey(call)
        && isSound(call, Headers.CONTENT_TYPE, LONGEST_OTHER)
        && isSound(call, Headers.CONTENT_ENCODING, LONGEST_OTHER)) {
      next.handle(call);
    }
  }

  private static boolean isSound(Call call, HttpString name, int longest) {
    @Nullable String value = call.header(name);
    if (value == null) {
      return true;
    }
    // A character is a byte: Undertow reads headers as ISO 8859-1.
    if (value.length() > longest) {
      refuse(call, "The header " + name + " is longer than the " + longest + " bytes allowed.");
      return false;
    }
    if (call.holdsSecret(value)) {
      String what = call.path().secret().isIn(value) ? "id, which is a secret" : "secret";
      refuse(call, "The header " + name + " holds the hook's " + what + ": leave it out.");
      return false;
    }
    return true;
  }

  /** Read as text, two keys of other bytes would be one, and the second payload a duplicate. */
  private static boolean isAsciiKey(Call call) {
    @Nullable String key = call.header(IDEMPOTENCY_KEY);
    if (key == null || key.chars().allMatch(c -> c < 128)) {
      return true;
    }
    refuse(call, "The header " + IDEMPOTENCY_KEY + " has characters other than ASCII.");
    return false;
  }

  private static void refuse(Call call, String message) {
    call.answer(Answer.refused(Reason.INVALID_PARAMETER, message));
  }
}
