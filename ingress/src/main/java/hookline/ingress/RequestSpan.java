package hookline.ingress;

import hookline.payload.model.Dialect;
import hookline.topics.TraceContext;
import hookline.tracing.SpanKeys;
import hookline.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.undertow.server.HttpServerExchange;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The span of a request that is traced, and of its record's way to the brokers. The address is told
 * as its pattern, for what stands in it is the hook's secret. Confined to its call, but for {@link
 * #sent}.
 */
final class RequestSpan {
  private static final String MATTERMOST_ROUTE = "/hooks/{id}";
  private static final String SLACK_ROUTE = "/services/{any}/{any}/{id}";
  private static final int SERVER_ERROR = 500;

  private final Tracing tracing;
  private final Span span;
  private @Nullable Span sending;

  private RequestSpan(Tracing tracing, Span span) {
    this.tracing = tracing;
    this.span = span;
  }

  /** Of a request, or null when it is not traced. */
  static @Nullable RequestSpan begin(
      Tracing tracing, HttpServerExchange exchange, HookPath path, @Nullable TraceHeaders given) {
    if (!tracing.isOn()) {
      return null;
    }
    String route = path.surface() == Dialect.SLACK ? SLACK_ROUTE : MATTERMOST_ROUTE;
    Span span = tracing.request("POST " + route, given == null ? null : given.parent());
    if (span == null) {
      return null;
    }
    span.setAttribute(SpanKeys.METHOD, "POST")
        .setAttribute(SpanKeys.ROUTE, route)
        .setAttribute(SpanKeys.PATH, route)
        .setAttribute(SpanKeys.SCHEME, exchange.getRequestScheme());
    return new RequestSpan(tracing, span);
  }

  /** The record is on its way; what it is to say of the trace. */
  TraceContext sends(String topic, String deliveryId, String sourceId) {
    span.setAttribute(SpanKeys.DELIVERY, deliveryId).setAttribute(SpanKeys.SOURCE, sourceId);
    Span begun = tracing.send(topic, span);
    if (begun == null) {
      return Tracing.contextOf(span);
    }
    begun.setAttribute(SpanKeys.DELIVERY, deliveryId).setAttribute(SpanKeys.SOURCE, sourceId);
    sending = begun;
    return Tracing.contextOf(begun);
  }

  /** The brokers have it, or not; from any thread, after {@link #sends}. */
  void sent(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
    Span begun = sending;
    if (begun == null) {
      return;
    }
    if (failure != null) {
      Tracing.fail(begun, failure.getClass().getSimpleName());
    } else if (metadata != null) {
      Tracing.lies(begun, metadata.partition(), metadata.offset());
    }
    begun.end();
  }

  /**
   * The request is over.
   *
   * @param status 0 when nobody was there to be answered
   */
  void end(int status, String result) {
    span.setAttribute(SpanKeys.OUTCOME, result);
    if (status != 0) {
      span.setAttribute(SpanKeys.STATUS, (long) status);
    }
    if (status >= SERVER_ERROR) {
      Tracing.fail(span, result);
    }
    span.end();
  }
}
