package hookline.ingress;

import hookline.payload.model.Dialect;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import org.jspecify.annotations.Nullable;

/**
 * A hook's address: {@code /hooks/{id}} is Mattermost's surface, {@code /services/{any}/{any}/{id}}
 * Slack's. A trailing slash is tolerated; a redirect would lose the body.
 *
 * @param surface whose errors the sender understands
 * @param secret the hook's id
 */
record HookPath(Dialect surface, HookSecret secret) {
  private static final AttachmentKey<HookPath> KEY = AttachmentKey.create(HookPath.class);

  private static final String HOOKS = "/hooks/";
  private static final String SERVICES = "/services/";

  /** The address that path is, or null when it is none. */
  static @Nullable HookPath parse(String path) {
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    if (path.startsWith(HOOKS)) {
      return at(Dialect.MATTERMOST, path, HOOKS.length(), end);
    }
    if (path.startsWith(SERVICES)) {
      int second = path.indexOf('/', SERVICES.length()) + 1;
      int id = second == 0 ? 0 : path.indexOf('/', second) + 1;
      return id == 0 ? null : at(Dialect.SLACK, path, id, end);
    }
    return null;
  }

  private static @Nullable HookPath at(Dialect surface, String path, int start, int end) {
    if (start >= end || path.lastIndexOf('/', end - 1) >= start) {
      return null;
    }
    return new HookPath(surface, new HookSecret(path.substring(start, end)));
  }

  void attachTo(HttpServerExchange exchange) {
    exchange.putAttachment(KEY, this);
  }

  /** The address a request was routed by, or null when it came to no hook. */
  static @Nullable HookPath of(HttpServerExchange exchange) {
    return exchange.getAttachment(KEY);
  }
}
