package hookline.processor;

import hookline.payload.model.Delivery;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Reason;
import hookline.topics.Headers;
import hookline.topics.TraceContext;
import hookline.tracing.SpanKeys;
import hookline.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The span of a payload that is processed, as a part of its request's trace; of a replay's, of a
 * trace of its own that links to it. Ends before the commit, so one that is processed again has
 * another.
 */
final class ProcessSpan {
  private ProcessSpan() {}

  /**
   * Begins one, or null when the payload's trace is not recorded. The payload then says of its
   * trace that this span is its cause, and so does all that is made of it.
   */
  static @Nullable Span begin(
      Tracing tracing,
      Application application,
      Record<String, byte[]> payload,
      Delivery delivery,
      LogPosition record) {
    TraceContext request = TraceContext.ofRequest(payload.headers());
    String topic = record.topic();
    Span span =
        application == Application.LIVE
            ? tracing.process("process", "process", topic, request)
            : tracing.again("process", topic, request);
    if (span == null) {
      return null;
    }
    Tracing.lies(span, record.partition(), record.offset());
    span.setAttribute(SpanKeys.DELIVERY, delivery.id())
        .setAttribute(SpanKeys.SOURCE, delivery.sourceId());
    String replay = Headers.text(payload.headers(), Headers.REPLAY_ID);
    if (replay != null) {
      span.setAttribute(SpanKeys.REPLAY, replay);
    }
    Headers.set(payload.headers(), Headers.TRACEPARENT, Tracing.contextOf(span).traceparent());
    return span;
  }

  /** Says what became of the payload. */
  static void became(@Nullable Span span, String outcome, @Nullable Reason reason) {
    if (span != null) {
      span.setAttribute(SpanKeys.OUTCOME, outcome);
      if (reason != null) {
        span.setAttribute(SpanKeys.REASON, reason.word());
      }
    }
  }
}
