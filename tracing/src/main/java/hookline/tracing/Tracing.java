package hookline.tracing;

import hookline.topics.TraceContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Begins spans, and knows those that are recorded from those that cost nothing.
 *
 * <p>The ingress decides, by the sampler, whether a request is traced, and only then writes a span
 * of its own into the payload's record. Whoever takes the record on makes a span when its trace is
 * recorded, and asks nobody again: what is not traced costs a look at one header. Thread-safe.
 */
public final class Tracing {
  /** None is begun. */
  public static final Tracing OFF = new Tracing(null);

  private static final String KAFKA = "kafka";

  private final @Nullable Tracer tracer;

  private Tracing(@Nullable Tracer tracer) {
    this.tracer = tracer;
  }

  /** Spans go there. */
  public static Tracing of(OpenTelemetry telemetry) {
    return new Tracing(telemetry.getTracer("hookline"));
  }

  /** Whether any span is begun at all. */
  public boolean isOn() {
    return tracer != null;
  }

  /**
   * The span of a request, or null when its trace is not recorded.
   *
   * @param parent what the sender said; null for a trace of its own
   */
  public @Nullable Span request(String name, @Nullable TraceContext parent) {
    Tracer on = tracer;
    if (on == null) {
      return null;
    }
    SpanBuilder builder = on.spanBuilder(name).setSpanKind(SpanKind.SERVER);
    return recorded(builder.setParent(parent == null ? Context.root() : context(parent)));
  }

  /** The span of a record on its way to a topic. */
  public @Nullable Span send(String topic, Span cause) {
    Tracer on = tracer;
    return on == null
        ? null
        : recorded(
            messaging(on, "send", "send", topic)
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(Context.root().with(cause)));
  }

  /**
   * The span of what is done with a record, as a part of its trace; null when that is not recorded.
   *
   * @param type a word of OpenTelemetry's for it
   */
  public @Nullable Span process(
      String operation, String type, String topic, @Nullable TraceContext record) {
    Tracer on = tracer;
    if (on == null || record == null || !record.isSampled()) {
      return null;
    }
    return recorded(
        messaging(on, operation, type, topic)
            .setSpanKind(SpanKind.CONSUMER)
            .setParent(context(record)));
  }

  /**
   * The span of what a replay does with a record: of a trace of its own, for the request's is long
   * over, that links to the request's; null when that was not recorded, or this is not.
   */
  public @Nullable Span again(String operation, String topic, @Nullable TraceContext request) {
    Tracer on = tracer;
    if (on == null || request == null || !request.isSampled()) {
      return null;
    }
    return recorded(
        messaging(on, operation, "process", topic)
            .setSpanKind(SpanKind.CONSUMER)
            .setNoParent()
            .addLink(remote(request)));
  }

  /** What a record says of that span, so that others go on with it. */
  public static TraceContext contextOf(Span span) {
    SpanContext context = span.getSpanContext();
    return new TraceContext(
        context.getTraceId(), context.getSpanId(), context.getTraceFlags().asByte() & 0xff);
  }

  /** Says where a record lies. */
  public static void lies(Span span, int partition, long offset) {
    span.setAttribute(SpanKeys.PARTITION, Integer.toString(partition));
    span.setAttribute(SpanKeys.OFFSET, offset);
  }

  /**
   * Says that it failed.
   *
   * @param why a word, or a class's name: no message, which may quote what a sender wrote
   */
  public static void fail(Span span, String why) {
    span.setStatus(StatusCode.ERROR);
    span.setAttribute(SpanKeys.ERROR, why);
  }

  private static SpanBuilder messaging(Tracer on, String operation, String type, String topic) {
    return on.spanBuilder(operation + " " + topic)
        .setAttribute(SpanKeys.MESSAGING, KAFKA)
        .setAttribute(SpanKeys.DESTINATION, topic)
        .setAttribute(SpanKeys.OPERATION, operation)
        .setAttribute(SpanKeys.OPERATION_TYPE, type);
  }

  private static @Nullable Span recorded(SpanBuilder builder) {
    Span span = builder.startSpan();
    return span.isRecording() ? span : null;
  }

  private static Context context(TraceContext remote) {
    return Context.root().with(Span.wrap(remote(remote)));
  }

  private static SpanContext remote(TraceContext context) {
    return SpanContext.createFromRemoteParent(
        context.traceId(),
        context.spanId(),
        TraceFlags.fromByte((byte) context.flags()),
        TraceState.getDefault());
  }
}
