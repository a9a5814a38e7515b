package hookline.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code X-Request-Id} on every response: the sender's own where it is sane, so that one name
 * follows a request through everybody's logs, else a fresh one.
 */
public final class RequestIds implements HttpHandler {
  private static final HttpString X_REQUEST_ID = new HttpString("X-Request-Id");

  private static final int LONGEST = 128;
  private static final String MARKS = "-_.:+/=";

  private final UniqueIds ids;
  private final HttpHandler next;

  RequestIds(UniqueIds ids, HttpHandler next) {
    this.ids = ids;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String sent = exchange.getRequestHeaders().getFirst(X_REQUEST_ID);
    replace(exchange, isSane(sent) ? sent : ids.next(System.currentTimeMillis()));
    next.handleRequest(exchange);
  }

  /** The request's id; empty when it did not come through an {@link HttpPort}. */
  public static String of(HttpServerExchange exchange) {
    String id = exchange.getResponseHeaders().getFirst(X_REQUEST_ID);
    return id == null ? "" : id;
  }

  /** Gives the request another id, before it is answered. */
  public static void replace(HttpServerExchange exchange, String id) {
    exchange.getResponseHeaders().put(X_REQUEST_ID, id);
  }

  private static boolean isSane(@Nullable String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
