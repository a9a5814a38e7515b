package hookline.console.pages;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How the one who reads a page wants it, by cookies that hold no secret.
 *
 * @param zone of the times on the page; a script tells it after the first one
 */
public record Reader(Theme theme, ZoneId zone) {
  static final String THEME_COOKIE = "hookline-theme";

  /** Written by {@code app.js}. */
  private static final String ZONE_COOKIE = "hookline-zone";

  static Reader of(HttpServerExchange exchange) {
    return new Reader(
        Theme.of(value(exchange, THEME_COOKIE)), zoneOf(value(exchange, ZONE_COOKIE)));
  }

  private static @Nullable String value(HttpServerExchange exchange, String cookie) {
    Cookie sent = exchange.getRequestCookie(cookie);
    return sent == null ? null : sent.getValue();
  }

  private static ZoneId zoneOf(@Nullable String name) {
    if (name == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(URLDecoder.decode(name, StandardCharsets.UTF_8));
    } catch (DateTimeException | IllegalArgumentException e) {
      return ZoneOffset.UTC;
    }
  }
}
