package hookline.console.pages;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import hookline.console.api.ApiException;
import hookline.web.LastWords;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import jte.console.JteproblemGenerated;
import jte.console.JteproblemPieceGenerated;
import org.jspecify.annotations.Nullable;

/** Writes answers. Thread-safe. */
final class PageAnswers {
  private static final HttpString HX_REDIRECT = new HttpString("HX-Redirect");

  private final PageHeaders headers;
  private final Cookies cookies;

  PageAnswers(PageHeaders headers, Cookies cookies) {
    this.headers = headers;
    this.cookies = cookies;
  }

  /**
   * Answers a request that went well.
   *
   * @param renewedSession a cookie's value, when it is time for a new one
   */
  void send(HttpServerExchange exchange, PageAnswer answer, @Nullable String renewedSession) {
    HeaderMap head = exchange.getResponseHeaders();
    headers.put(head);
    if (renewedSession != null) {
      head.add(Headers.SET_COOKIE, cookies.session(renewedSession));
    }
    if (answer instanceof PageAnswer.Html html) {
      byte[] bytes = bytes(html.body());
      exchange.setStatusCode(html.status());
      head.put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
      exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
    } else if (answer instanceof PageAnswer.SeeOther other) {
      if (!other.cookies().isEmpty()) {
        head.remove(Headers.SET_COOKIE);
      }
      other.cookies().forEach(cookie -> head.add(Headers.SET_COOKIE, cookie));
      seeOther(exchange, other.location());
    } else if (answer instanceof PageAnswer.Download file) {
      head.put(Headers.CONTENT_TYPE, file.type());
      head.put(Headers.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"");
      exchange.getResponseSender().send(file.bytes());
    } else if (answer instanceof PageAnswer.Events events) {
      stream(exchange, events);
    }
  }

  private static byte[] bytes(Consumer<HtmlTemplateOutput> body) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    body.accept(new OwaspHtmlTemplateOutput(out));
    return out.toByteArray();
  }

  private static void seeOther(HttpServerExchange exchange, String location) {
    exchange.setStatusCode(StatusCodes.SEE_OTHER);
    exchange.getResponseHeaders().put(Headers.LOCATION, location);
    exchange.endExchange();
  }

  private static void stream(HttpServerExchange exchange, PageAnswer.Events events) {
    // Proxies that gather answers would gather for ever.
    exchange.getResponseHeaders().put(new HttpString("X-Accel-Buffering"), "no");
    try {
      new ServerSentEventHandler((connection, lastEventId) -> events.begin().accept(connection))
          .handleRequest(exchange);
    } catch (Exception e) {
      throw new IllegalStateException("no stream of events", e);
    }
  }

  /** Answers a request that did not. On the exchange's IO thread. */
  void refuse(HttpServerExchange exchange, PageCall call, ApiException refusal) {
    HeaderMap head = exchange.getResponseHeaders();
    headers.put(head);
    if (refusal.status() == StatusCodes.UNAUTHORIZED && exchange.isRequestComplete()) {
      toSignIn(exchange, call);
      return;
    }
    if (refusal.retryAfterSeconds() > 0) {
      head.put(Headers.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
    }
    Problem problem = PageErrors.of(refusal, exchange.getRequestMethod().equals(Methods.POST));
    byte[] body =
        bytes(
            call.isForPiece()
                ? out -> JteproblemPieceGenerated.render(out, null, problem, call.address())
                : out ->
                    JteproblemGenerated.render(
                        out, null, call.shell(problem.heading()), problem, call.address()));
    exchange.setStatusCode(refusal.status());
    head.put(Headers.CONTENT_TYPE, "text/html; charset=utf-8");
    LastWords.answer(exchange, body);
  }

  /** A browser is taken there; a script that asks for events or for a piece is told. */
  private static void toSignIn(HttpServerExchange exchange, PageCall call) {
    boolean isPage = !call.header("Accept").contains("text/event-stream") && !call.isForPiece();
    String where = "/sign-in";
    if (isPage && !call.address().equals("/")) {
      where += "?next=" + URLEncoder.encode(call.address(), StandardCharsets.UTF_8);
    }
    if (isPage) {
      seeOther(exchange, where);
      return;
    }
    exchange.setStatusCode(StatusCodes.UNAUTHORIZED);
    exchange.getResponseHeaders().put(HX_REDIRECT, where);
    exchange.endExchange();
  }
}
