package hookline.console.directory;

import hookline.console.api.ApiException;
import hookline.console.json.HookFields;
import hookline.payload.model.RetryKey;
import java.time.Duration;
import java.util.Set;

/**
 * What the processors and ingresses of this Hookline can know repeated deliveries by, as far as it
 * is a setting of theirs.
 *
 * @param memory how long processors remember keys, {@code idempotency.window}
 * @param leftOutHeaders lower-case names of request headers that this Hookline's ingresses keep
 *     from the log, {@code ingress.left.out.headers}
 */
public record RetryLimits(Duration memory, Set<String> leftOutHeaders) {
  /** A day, and no header beyond those that are always left out. */
  public static final RetryLimits DEFAULTS = new RetryLimits(Duration.ofHours(24), Set.of());

  public RetryLimits {
    leftOutHeaders = Set.copyOf(leftOutHeaders);
  }

  /**
   * Looks at what a caller says; what was chosen before stays, whatever the settings became.
   *
   * @throws ApiException 400 when it cannot work here
   */
  void check(HookFields given) {
    RetryKey key = RetryKey.parse(given.retryKey());
    if (key == null) {
      throw invalid("retry_key", "must be none, body, or header: and a header's name.");
    }
    if (leftOutHeaders.contains(key.header())) {
      throw invalid(
          "retry_key", "must name a header that is kept; ingress.left.out.headers has this one.");
    }
    if (given.retryWindowSeconds() != null && given.retryWindowSeconds() > memory.toSeconds()) {
      throw invalid(
          "retry_window_seconds",
          "must be at most %d, the idempotency.window.".formatted(memory.toSeconds()));
    }
  }

  private static ApiException invalid(String field, String must) {
    return ApiException.of(
        400,
        "model.incoming_hook.%s.app_error".formatted(field),
        "\"%s\" %s".formatted(field, must));
  }
}
