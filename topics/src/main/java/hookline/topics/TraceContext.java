package hookline.topics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which trace something is a part of, and which span of it called: the value of a {@code
 * traceparent}, in a request or in a record. What is none is ignored, as W3C Trace Context
 * (https://www.w3.org/TR/trace-context/) asks: a sender's broken tracing is no reason to refuse its
 * payload. Immutable.
 *
 * @param traceId 32 hex digits in lower case, not all 0
 * @param spanId 16 hex digits in lower case, not all 0
 * @param flags a byte; bit 0 says that the trace is recorded
 */
public record TraceContext(String traceId, String spanId, int flags) {
  /** {@code 00-<trace id>-<span id>-<flags>}. */
  private static final int LENGTH = 55;

  private static final int TRACE_ID = 3;
  private static final int SPAN_ID = 36;
  private static final int FLAGS = 53;

  private static final int SAMPLED = 1;

  /** Sampled, and whether the trace's id is random: all that is known of versions after 00. */
  private static final int KNOWN_FLAGS = 3;

  /** The context that text says, or null when it says none. */
  public static @Nullable TraceContext parse(@Nullable String text) {
    if (text == null
        || text.length() < LENGTH
        || text.charAt(TRACE_ID - 1) != '-'
        || text.charAt(SPAN_ID - 1) != '-'
        || text.charAt(FLAGS - 1) != '-'
        || !isHex(text, 0, TRACE_ID - 1)
        || !isId(text, TRACE_ID, SPAN_ID - 1)
        || !isId(text, SPAN_ID, FLAGS - 1)
        || !isHex(text, FLAGS, LENGTH)) {
      return null;
    }
    String version = text.substring(0, TRACE_ID - 1);
    boolean isFirst = version.equals("00");
    // spec: version 00 ends with the flags; in a later one more may follow, after a dash. ff is
    // none.
    if (version.equals("ff")
        || (text.length() > LENGTH && (isFirst || text.charAt(LENGTH) != '-'))) {
      return null;
    }
    int flags = Integer.parseInt(text.substring(FLAGS, LENGTH), 16);
    return new TraceContext(
        text.substring(TRACE_ID, SPAN_ID - 1),
        text.substring(SPAN_ID, FLAGS - 1),
        isFirst ? flags : flags & KNOWN_FLAGS);
  }

  /** Of a record: its {@value Headers#TRACEPARENT}, or null when it has none. */
  public static @Nullable TraceContext of(org.apache.kafka.common.header.Headers headers) {
    return parse(Headers.text(headers, Headers.TRACEPARENT));
  }

  /**
   * Of the request a record came of: what a replay's records have beside their own context, or that
   * itself. Null when it has neither.
   */
  public static @Nullable TraceContext ofRequest(org.apache.kafka.common.header.Headers headers) {
    String replayed = Headers.text(headers, Headers.REPLAYED_TRACEPARENT);
    return replayed == null ? of(headers) : parse(replayed);
  }

  /** Whether who called records the trace. */
  public boolean isSampled() {
    return (flags & SAMPLED) != 0;
  }

  /** The header's value, of version 00 whatever it was read from. */
  public String traceparent() {
    return "00-%s-%s-%02x".formatted(traceId, spanId, flags).toLowerCase(Locale.ROOT);
  }

  private static boolean isId(String text, int from, int to) {
    if (!isHex(text, from, to)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return true;
      }
    }
    return false;
  }

  /** Upper case is none: spec. */
  private static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
