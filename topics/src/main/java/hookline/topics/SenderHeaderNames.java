package hookline.topics;

import java.util.Set;

/**
 * Which of a request's headers a payload's record has, and how, by their lower-case names: what the
 * ingress goes by, and whoever wants to find one in a record later.
 */
public final class SenderHeaderNames {
  /** Secrets by their names. A header that holds the hook's own is left out whatever its name. */
  public static final Set<String> ALWAYS_LEFT_OUT =
      Set.of("authorization", "cookie", "proxy-authorization", "x-gitlab-token");

  /** Those with a name of their own in the record. All others are {@code http.<name>}. */
  public static final Set<String> NAMED =
      Set.of(
          Headers.CONTENT_TYPE,
          Headers.CONTENT_ENCODING,
          Headers.IDEMPOTENCY_KEY,
          Headers.TRACEPARENT,
          Headers.TRACESTATE);

  private SenderHeaderNames() {}
}
