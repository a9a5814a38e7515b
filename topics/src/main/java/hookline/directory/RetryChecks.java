package hookline.directory;

import hookline.payload.model.Hook;
import hookline.payload.model.RetryKey;
import hookline.topics.Headers;
import hookline.topics.SenderHeaderNames;
import java.time.Duration;
import java.util.Set;

/** What a hook may choose to know repeated deliveries by, and for how long. */
final class RetryChecks {
  static final long LONGEST_WINDOW_SECONDS = Duration.ofDays(31).toSeconds();

  /** Of every request of a sender alike: every delivery but the first would be refused. */
  private static final Set<String> TELL_NOTHING =
      Set.of("accept", "accept-encoding", "connection", "content-length", "host", "user-agent");

  private RetryChecks() {}

  static void check(Hook hook) {
    if (hook.retryWindowSeconds() < 0 || hook.retryWindowSeconds() > LONGEST_WINDOW_SECONDS) {
      throw DirectoryConflictException.invalid(
          "retry_window_seconds", "must be from 0 to " + LONGEST_WINDOW_SECONDS);
    }
    if (hook.retryKey().kind() == RetryKey.Kind.HEADER) {
      checkHeader(hook.retryKey().header());
    }
    // An alert that comes again tomorrow is no repetition: how long one is, only its owner knows.
    if (hook.retryKey().kind() == RetryKey.Kind.BODY && hook.retryWindowSeconds() == 0) {
      throw DirectoryConflictException.invalid(
          "retry_window_seconds",
          "must be given with retry_key body: the seconds within which the same body counts once");
    }
  }

  private static void checkHeader(String name) {
    if (SenderHeaderNames.ALWAYS_LEFT_OUT.contains(name)) {
      throw invalid("must name a header that is kept; %s holds a secret and never is", name);
    }
    if (name.equals(Headers.IDEMPOTENCY_KEY)) {
      throw invalid("need not name %s, which always counts; choose none", name);
    }
    if (SenderHeaderNames.NAMED.contains(name) || TELL_NOTHING.contains(name)) {
      throw invalid("must name a header whose value each delivery has of its own; %s is not", name);
    }
  }

  private static DirectoryConflictException invalid(String must, String name) {
    return DirectoryConflictException.invalid("retry_key", must.formatted(name));
  }
}
