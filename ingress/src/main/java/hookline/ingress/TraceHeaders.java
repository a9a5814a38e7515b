package hookline.ingress;

import hookline.topics.TraceContext;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of the trace it is a part of. As W3C Trace Context has it: a broken {@code
 * traceparent} is as good as none, and takes {@code tracestate} with it.
 *
 * @param state the members of {@code tracestate}; empty for none
 */
record TraceHeaders(TraceContext parent, String state) {
  private static final HttpString TRACEPARENT = new HttpString("traceparent");
  private static final HttpString TRACESTATE = new HttpString("tracestate");

  /** spec: so much of it is to be passed on at least. */
  private static final int LONGEST_STATE = 512;

  /** Those of a request, without the hook's secret; null when it is part of no trace. */
  static @Nullable TraceHeaders of(HttpServerExchange exchange, HookPath path) {
    HeaderValues given = exchange.getRequestHeaders().get(TRACEPARENT);
    // spec: two of them are none.
    if (given == null || given.size() != 1) {
      return null;
    }
    TraceContext parent = TraceContext.parse(given.getFirst().strip());
    if (parent == null || path.secret().isIn(parent.traceparent())) {
      return null;
    }
    HeaderValues states = exchange.getRequestHeaders().get(TRACESTATE);
    String state = states == null ? "" : cut(String.join(",", states));
    boolean isKept = isPrintable(state) && !path.secret().isIn(state);
    return new TraceHeaders(parent, isKept ? state : "");
  }

  /** Whole members only, the first ones: the last are of the systems that are longest past. */
  private static String cut(String state) {
    if (state.length() <= LONGEST_STATE) {
      return state;
    }
    int end = state.lastIndexOf(',', LONGEST_STATE);
    return end < 0 ? "" : state.substring(0, end);
  }

  private static boolean isPrintable(String state) {
    return state.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
  }
}
