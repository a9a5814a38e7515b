package hookline.console.pages;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Our cookies as {@code Set-Cookie} has them. Over HTTPS the session's name says that it is this
 * host's alone ({@code __Host-}), so that no other site of the domain can put one in its place.
 *
 * @param isSecure whether people reach the site by HTTPS
 */
record Cookies(boolean isSecure) {
  private static final Duration YEAR = Duration.ofDays(365);

  String sessionName() {
    return isSecure ? "__Host-hookline" : "hookline-session";
  }

  /** Lax and not strict: a link to a post, in a mail, finds its reader signed in. */
  String session(String value) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(sessionName(), value, Sessions.LIFE.toSeconds(), secure());
  }

  String noSession() {
    return "%s=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax%s".formatted(sessionName(), secure());
  }

  String theme(Theme theme) {
    return "%s=%s; Path=/; Max-Age=%d; SameSite=Lax%s"
        .formatted(
            Reader.THEME_COOKIE,
            theme.word(),
            theme == Theme.SYSTEM ? 0 : YEAR.toSeconds(),
            secure());
  }

  @Nullable String sessionOf(HttpServerExchange exchange) {
    Cookie sent = exchange.getRequestCookie(sessionName());
    return sent == null ? null : sent.getValue();
  }

  private String secure() {
    return isSecure ? "; Secure" : "";
  }
}
