package hookline.console.api;

import hookline.sink.read.StoreUnavailableException;
import hookline.web.ErrorBody;
import hookline.web.LastWords;
import hookline.web.RequestIds;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a request under {@code /api/v4} to its endpoint, from its headers to its answer: finds the
 * route, asks who calls, reads the body, and only then, on a worker thread, does the work. So who
 * may not call costs no memory and no thread. Thread-safe.
 */
public final class ApiHandler implements HttpHandler {
  public static final String ROOT = "/api/v4";

  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
  private static final byte[] NO_BODY = {};

  private final Routes routes;
  private final Callers callers;
  private final BodyLimits limits;
  private final CallMetrics metrics;

  public ApiHandler(List<Route> routes, Callers callers, BodyLimits limits, CallMetrics metrics) {
    this.routes = new Routes(routes);
    this.callers = callers;
    this.limits = limits;
    this.metrics = metrics;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    metrics.measure(exchange);
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> begin(exchange));
  }

  private void begin(HttpServerExchange exchange) {
    try {
      Routes.Match match = match(exchange);
      CallMetrics.isOf(exchange, match.route());
      Caller caller = caller(exchange, match.route().who());
      if (hasNoBody(exchange)) {
        work(exchange, match, caller, NO_BODY);
      } else {
        BodyReading.begin(
            exchange,
            limits,
            body -> work(exchange, match, caller, body),
            refusal -> refuse(exchange, refusal));
      }
    } catch (ApiException e) {
      refuse(exchange, e);
    } catch (RuntimeException e) {
      refuse(exchange, failed(exchange, e));
    }
  }

  private static boolean hasNoBody(HttpServerExchange exchange) {
    return exchange.isRequestComplete() || exchange.getRequestMethod().equals(Methods.GET);
  }

  private Routes.Match match(HttpServerExchange exchange) {
    String path = exchange.getRequestPath();
    if (!path.startsWith(ROOT + "/")) {
      throw nothingHere();
    }
    String below = path.substring(ROOT.length());
    Routes.Match match = routes.find(exchange.getRequestMethod(), below);
    if (match != null) {
      return match;
    }
    List<String> methods = routes.methods(below);
    if (methods.isEmpty()) {
      throw nothingHere();
    }
    exchange.getResponseHeaders().put(Headers.ALLOW, String.join(", ", methods));
    throw ApiException.of(
        StatusCodes.METHOD_NOT_ALLOWED,
        "api.context.method_not_allowed.app_error",
        "This address takes %s only.".formatted(String.join(", ", methods)));
  }

  private static ApiException nothingHere() {
    return ApiException.notFound("api.context.404.app_error", "There is nothing at this address.");
  }

  private Caller caller(HttpServerExchange exchange, Who who) {
    if (who == Who.ANYBODY) {
      return new Caller(null, false);
    }
    Caller caller = callers.of(exchange);
    if (who == Who.ADMINS && !caller.isAdmin()) {
      throw ApiException.forbidden("Only an administrator may do this.");
    }
    return caller;
  }

  private void work(HttpServerExchange exchange, Routes.Match match, Caller caller, byte[] body) {
    exchange.dispatch(() -> answer(exchange, match, caller, body));
  }

  /** On a worker thread. */
  private void answer(HttpServerExchange exchange, Routes.Match match, Caller caller, byte[] body) {
    try {
      ApiCall call = new ApiCall(caller, match.names(), exchange.getQueryParameters(), body);
      Reply reply = match.route().endpoint().answer(call);
      byte[] json = reply.json(knowsMattermostAlone(exchange));
      exchange.setStatusCode(reply.status());
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, ErrorBody.CONTENT_TYPE);
      // Tokens and hooks' secrets are in some of them.
      exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
      exchange.getResponseSender().send(ByteBuffer.wrap(json));
    } catch (ApiException e) {
      refuseLater(exchange, e);
    } catch (StoreUnavailableException e) {
      LOG.warn("Request {} was answered 503: {}", RequestIds.of(exchange), e.getMessage());
      refuseLater(
          exchange, ApiException.unavailable("The store cannot be read right now; please retry."));
    } catch (RuntimeException | Error e) {
      refuseLater(exchange, failed(exchange, e));
    }
  }

  /**
   * rule: mattermost4j gives up on any field it does not know, unless told otherwise, and so do
   * others that go by Jackson's defaults. Jersey is what they are told by.
   */
  private static boolean knowsMattermostAlone(HttpServerExchange exchange) {
    String agent = exchange.getRequestHeaders().getFirst(Headers.USER_AGENT);
    return agent != null && agent.startsWith("Jersey/");
  }

  /** A bug. The address is not logged: a hook's secret may be in it. */
  private static ApiException failed(HttpServerExchange exchange, Throwable e) {
    LOG.error("Request {} failed: a bug, please report it", RequestIds.of(exchange), e);
    return ApiException.of(
        StatusCodes.INTERNAL_SERVER_ERROR,
        "api.context.internal.app_error",
        "Something went wrong here, and it was logged; please retry.");
  }

  /** A body that was left unread is the IO thread's to throw away. */
  private static void refuseLater(HttpServerExchange exchange, ApiException refusal) {
    exchange.getIoThread().execute(() -> refuse(exchange, refusal));
  }

  private static void refuse(HttpServerExchange exchange, ApiException refusal) {
    if (refusal.retryAfterSeconds() > 0) {
      exchange
          .getResponseHeaders()
          .put(Headers.RETRY_AFTER, Integer.toString(refusal.retryAfterSeconds()));
    }
    if (refusal.status() == StatusCodes.UNAUTHORIZED) {
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
    }
    byte[] body = ErrorBody.prepare(exchange, refusal.status(), refusal.id(), refusal.sentence());
    LastWords.answer(exchange, body);
  }
}
