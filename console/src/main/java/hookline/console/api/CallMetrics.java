package hookline.console.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Methods;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the API measures of its calls; told of in docs/metrics.md. Labels are words of the list of
 * routes, never what stands in an address: a hook's secret may. Thread-safe.
 */
public final class CallMetrics {
  private static final String CALLS = "hookline.console.calls";
  private static final AttachmentKey<Route> ROUTE = AttachmentKey.create(Route.class);

  /** Of a request that is no call of the API. */
  private static final String NONE = "none";

  private final MeterRegistry registry;
  private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

  private record Answered(String method, String route, int status) {}

  public CallMetrics(MeterRegistry registry) {
    this.registry = registry;
    timer(new Answered(Methods.GET_STRING, "/system/ping", 200));
  }

  /** Measures the request from now to its answer's end. */
  void measure(HttpServerExchange exchange) {
    long begunAt = System.nanoTime();
    exchange.addExchangeCompleteListener(
        (over, next) -> answered(over, Duration.ofNanos(System.nanoTime() - begunAt), next));
  }

  /** It is a call of that route. */
  static void isOf(HttpServerExchange exchange, Route route) {
    exchange.putAttachment(ROUTE, route);
  }

  private void answered(
      HttpServerExchange over, Duration time, ExchangeCompletionListener.NextListener next) {
    @Nullable Route route = over.getAttachment(ROUTE);
    timer(
            route == null
                ? new Answered(NONE, NONE, over.getStatusCode())
                : new Answered(route.method().toString(), route.template(), over.getStatusCode()))
        .record(time);
    next.proceed();
  }

  private Timer timer(Answered answered) {
    return timers.computeIfAbsent(
        answered,
        key ->
            Timer.builder(CALLS)
                .description("Calls of the API, by route and status, and how long they took")
                .tag("method", key.method())
                .tag("route", key.route())
                .tag("status", Integer.toString(key.status()))
                .register(registry));
  }
}
