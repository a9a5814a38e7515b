package hookline.ingress;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code X-Request-Id} on every response: the sender's own where it is sane, so that one name
 * follows a request through everybody's logs, else a fresh one.
 */
final class RequestIds implements HttpHandler {
  static final HttpString X_REQUEST_ID = new HttpString("X-Request-Id");

  private static final int LONGEST = 128;
  private static final String MARKS = "-_.:+/=";

  private final DeliveryIds ids;
  private final HttpHandler next;

  RequestIds(DeliveryIds ids, HttpHandler next) {
    this.ids = ids;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    String sent = exchange.getRequestHeaders().getFirst(X_REQUEST_ID);
    HookPath path = HookPath.of(exchange);
    String id =
        isSane(sent) && (path == null || !path.secret().isIn(sent))
            ? sent
            : ids.next(System.currentTimeMillis());
    exchange.getResponseHeaders().put(X_REQUEST_ID, id);
    next.handleRequest(exchange);
  }

  /** The id of a request that came through here. */
  static String of(HttpServerExchange exchange) {
    String id = exchange.getResponseHeaders().getFirst(X_REQUEST_ID);
    return id == null ? "" : id;
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
