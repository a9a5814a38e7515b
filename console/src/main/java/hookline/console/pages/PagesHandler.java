package hookline.console.pages;

import hookline.console.api.ApiException;
import hookline.console.api.BodyLimits;
import hookline.console.api.BodyReading;
import hookline.console.api.Callers;
import hookline.console.api.Who;
import hookline.sink.read.StoreUnavailableException;
import hookline.web.RequestIds;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a request to its page, from its headers to its answer: finds the route, asks who is signed
 * in and whether a change is asked for by a page of ours, and only then, on a worker thread, does
 * the work. Thread-safe.
 */
public final class PagesHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PagesHandler.class);

  /** What a form carries the session's token in, and htmx a header. */
  static final String FORGERY_FIELD = "csrf";

  private static final HttpString FORGERY_HEADER = new HttpString("X-CSRF");

  private final PageRoutes routes;
  private final Frame frame;
  private final Sessions sessions;
  private final Cookies cookies;
  private final PageAnswers answers;
  private final BodyLimits limits;
  private final String siteOrigin;

  /**
   * @param groups in the order of the navigation
   */
  public PagesHandler(
      PagesConfig config, List<PageGroup> groups, Callers callers, BodyLimits limits) {
    this.sessions = new Sessions(callers, config.adminToken());
    this.cookies = new Cookies(config.isSecure());
    this.siteOrigin = config.origin();
    this.limits = limits;
    List<Section> sections =
        groups.stream().map(PageGroup::section).filter(Objects::nonNull).toList();
    this.frame = new Frame(sections, new Assets());
    this.answers = new PageAnswers(new PageHeaders(config.showsImages()), cookies);
    List<PageRoute> all = new ArrayList<>(new SignInPages(sessions, cookies, sections).routes());
    groups.forEach(group -> all.addAll(group.routes()));
    this.routes = new PageRoutes(all);
  }

  /** Whether the path is one of a page, or of what pages need. */
  public boolean isOurs(String path) {
    return path.startsWith(Assets.ROOT + "/") || routes.isOurs(path);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> begin(exchange));
  }

  private void begin(HttpServerExchange exchange) {
    Session session = null;
    try {
      HttpHandler asset = frame.assets().at(exchange.getRequestPath());
      if (asset != null && isGet(exchange)) {
        asset.handleRequest(exchange);
        return;
      }
      session = sessionOf(exchange);
      PageRoutes.Match match = match(exchange);
      requireAllowed(match.route().who(), session);
      if (isGet(exchange)) {
        work(exchange, match, session, new byte[0]);
        return;
      }
      if (!SameOrigin.allows(exchange, siteOrigin)) {
        throw PageErrors.forged();
      }
      @Nullable Session whose = session;
      BodyReading.begin(
          exchange,
          limits,
          body -> work(exchange, match, whose, body),
          refusal -> refuse(exchange, whose, refusal));
    } catch (ApiException e) {
      refuse(exchange, session, e);
    } catch (Exception e) {
      refuse(exchange, session, failed(exchange, e));
    }
  }

  private static boolean isGet(HttpServerExchange exchange) {
    HttpString method = exchange.getRequestMethod();
    return method.equals(Methods.GET) || method.equals(Methods.HEAD);
  }

  private @Nullable Session sessionOf(HttpServerExchange exchange) {
    return sessions.of(cookies.sessionOf(exchange), System.currentTimeMillis());
  }

  private PageRoutes.Match match(HttpServerExchange exchange) {
    String path = exchange.getRequestPath();
    HttpString method = isGet(exchange) ? Methods.GET : exchange.getRequestMethod();
    PageRoutes.Match match = routes.find(method, path);
    if (match != null) {
      return match;
    }
    String methods = routes.methods(path);
    if (methods.isEmpty()) {
      throw PageErrors.nothingHere();
    }
    exchange.getResponseHeaders().put(Headers.ALLOW, methods);
    throw ApiException.of(
        StatusCodes.METHOD_NOT_ALLOWED,
        "api.context.method_not_allowed.app_error",
        "This address takes %s only.".formatted(methods));
  }

  private static void requireAllowed(Who who, @Nullable Session session) {
    if (who == Who.ANYBODY) {
      return;
    }
    if (session == null) {
      throw ApiException.unauthorized();
    }
    if (who == Who.ADMINS && !session.caller().isAdmin()) {
      throw ApiException.forbidden("This page is for administrators.");
    }
  }

  private void work(
      HttpServerExchange exchange, PageRoutes.Match match, @Nullable Session session, byte[] body) {
    exchange.dispatch(() -> answer(exchange, match, session, body));
  }

  /** On a worker thread. */
  private void answer(
      HttpServerExchange exchange, PageRoutes.Match match, @Nullable Session session, byte[] body) {
    try {
      Form form = Form.of(body);
      if (!isGet(exchange) && session != null) {
        requireToken(exchange, session, form);
      }
      PageCall call = call(exchange, session, match.names(), form);
      PageAnswer answer = match.route().endpoint().answer(call);
      answers.send(exchange, answer, renewed(session));
    } catch (ApiException e) {
      refuseLater(exchange, session, e);
    } catch (StoreUnavailableException e) {
      LOG.warn("Request {} was answered 503: {}", RequestIds.of(exchange), e.getMessage());
      refuseLater(
          exchange,
          session,
          ApiException.unavailable(
              "The store cannot be read right now: PostgreSQL is away, or too slow."));
    } catch (RuntimeException | Error e) {
      refuseLater(exchange, session, failed(exchange, e));
    }
  }

  private static void requireToken(HttpServerExchange exchange, Session session, Form form) {
    String header = exchange.getRequestHeaders().getFirst(FORGERY_HEADER);
    if (!Sessions.isOf(session, header == null ? form.first(FORGERY_FIELD) : header)) {
      throw PageErrors.forged();
    }
  }

  private @Nullable String renewed(@Nullable Session session) {
    Session renewed =
        session == null ? null : sessions.renewed(session, System.currentTimeMillis());
    return renewed == null ? null : sessions.cookie(renewed);
  }

  private PageCall call(
      HttpServerExchange exchange,
      @Nullable Session session,
      Map<String, String> names,
      Form form) {
    String query = exchange.getQueryString();
    String sent = cookies.sessionOf(exchange);
    return new PageCall(
        frame,
        session,
        names,
        exchange.getQueryParameters(),
        exchange.getRequestHeaders(),
        form,
        Reader.of(exchange),
        exchange.getRequestPath() + (query.isEmpty() ? "" : "?" + query),
        () -> sessions.of(sent, System.currentTimeMillis()));
  }

  /** A bug. The address is not logged: a secret may be in it. */
  private static ApiException failed(HttpServerExchange exchange, Throwable e) {
    LOG.error("Request {} failed: a bug, please report it", RequestIds.of(exchange), e);
    return ApiException.of(
        StatusCodes.INTERNAL_SERVER_ERROR,
        "api.context.internal.app_error",
        "This page could not be made; why was logged under the request's id, %s."
            .formatted(RequestIds.of(exchange)));
  }

  /** A body that was left unread is the IO thread's to throw away. */
  private void refuseLater(
      HttpServerExchange exchange, @Nullable Session session, ApiException refusal) {
    exchange.getIoThread().execute(() -> refuse(exchange, session, refusal));
  }

  private void refuse(
      HttpServerExchange exchange, @Nullable Session session, ApiException refusal) {
    PageCall call = call(exchange, session, Map.of(), Form.of(new byte[0]));
    answers.refuse(exchange, call, refusal);
  }
}
