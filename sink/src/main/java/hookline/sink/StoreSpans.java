package hookline.sink;

import hookline.topics.Headers;
import hookline.topics.TraceContext;
import hookline.tracing.SpanKeys;
import hookline.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The spans of a batch's records whose traces are recorded, one for each, all as long as the
 * batch's transaction. One span of the batch with links to all would cost less, and be in no
 * request's trace: who looks at one wants to see that it became a row, and when. What is recorded
 * is what the sampler chose, so there are few of them in a batch of thousands. For one attempt at
 * one batch.
 */
final class StoreSpans {
  private static final StoreSpans NONE = new StoreSpans(List.of());

  private final List<OfRecord> spans;

  /**
   * @param deliveryId empty when the record does not say it
   */
  private record OfRecord(String deliveryId, Span span) {}

  private StoreSpans(List<OfRecord> spans) {
    this.spans = spans;
  }

  static StoreSpans begin(Tracing tracing, ConsumerRecords<byte[], byte[]> records) {
    if (!tracing.isOn()) {
      return NONE;
    }
    List<OfRecord> spans = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Span span =
          tracing.process("store", "process", record.topic(), TraceContext.of(record.headers()));
      if (span != null) {
        String id =
            Objects.requireNonNullElse(Headers.text(record.headers(), Headers.DELIVERY_ID), "");
        Tracing.lies(span, record.partition(), record.offset());
        span.setAttribute(SpanKeys.DELIVERY, id)
            .setAttribute(SpanKeys.BATCH, (long) records.count())
            .setAttribute(SpanKeys.DATABASE, "postgresql");
        spans.add(new OfRecord(id, span));
      }
    }
    return new StoreSpans(spans);
  }

  /** The batch is committed, but for those rows. */
  void stored(Collection<RefusedRow> refused) {
    Set<String> refusedIds =
        refused.stream().map(RefusedRow::deliveryId).collect(Collectors.toSet());
    for (OfRecord one : spans) {
      if (refusedIds.contains(one.deliveryId())) {
        one.span().setAttribute(SpanKeys.OUTCOME, "refused");
        Tracing.fail(one.span(), "store_refused");
      } else {
        one.span().setAttribute(SpanKeys.OUTCOME, "stored");
      }
      one.span().end();
    }
  }

  /** Nothing is stored; it is tried again. */
  void failed(Exception why) {
    for (OfRecord one : spans) {
      Tracing.fail(one.span(), why.getClass().getSimpleName());
      one.span().end();
    }
  }
}
