package hookline.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import hookline.payload.model.Hook;
import hookline.topics.Headers;
import hookline.topics.TraceContext;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call the record it is kept as: the body byte for byte, all else that was sent in headers,
 * so that it can be read again years later. {@link PayloadLimits#HEADER_ROOM} is what the headers
 * may take.
 */
final class PayloadRecords {
  private static final byte[] FIRST_REVISION = Headers.bytes("0");

  private final String topic;
  private final PositionStamp position;
  private final SenderHeaders senderHeaders;

  PayloadRecords(String topic, PositionStamp position, SenderHeaders senderHeaders) {
    this.topic = topic;
    this.position = position;
    this.senderHeaders = senderHeaders;
  }

  /**
   * @param receiptTo where the outcome is waited for, or null
   */
  ProducerRecord<byte[], byte[]> of(
      Call call, Hook hook, String deliveryId, byte @Nullable [] receiptTo) {
    RecordHeaders headers = new RecordHeaders();
    add(headers, Headers.DELIVERY_ID, deliveryId);
    add(headers, Headers.RECEIVED_AT, Long.toString(call.receivedAt()));
    headers.add(new RecordHeader(Headers.REVISION, FIRST_REVISION));
    headers.add(new RecordHeader(Headers.DIRECTORY_POSITION, position.bytes()));
    add(headers, Headers.METHOD, call.exchange().getRequestMethod().toString());
    if (!call.query().isEmpty()) {
      add(headers, Headers.QUERY, withoutSecrets(call.query(), hook));
    }
    add(headers, Headers.DIALECT, call.path().surface().wireName());
    add(headers, Headers.REMOTE_ADDRESS, remoteAddress(call));
    copy(call, io.undertow.util.Headers.CONTENT_TYPE, headers, Headers.CONTENT_TYPE);
    copy(call, io.undertow.util.Headers.CONTENT_ENCODING, headers, Headers.CONTENT_ENCODING);
    copy(call, NamedHeaders.IDEMPOTENCY_KEY, headers, Headers.IDEMPOTENCY_KEY);
    addTrace(call, hook, deliveryId, headers);
    if (receiptTo != null) {
      headers.add(new RecordHeader(Headers.RECEIPT_TO, receiptTo));
    }
    senderHeaders.copy(
        call.exchange().getRequestHeaders(), call::holdsSecret, hook.retryKey().header(), headers);
    return new ProducerRecord<>(
        topic, null, null, Headers.bytes(hook.sourceId()), call.body(), headers);
  }

  /** The call's own span where it has one: who takes the record on is called by that. */
  private void addTrace(Call call, Hook hook, String deliveryId, RecordHeaders headers) {
    TraceHeaders given = call.trace();
    RequestSpan span = call.span();
    TraceContext context =
        span == null
            ? given == null ? null : given.parent()
            : span.sends(topic, deliveryId, hook.sourceId());
    // The hook's id is in neither by now, but what it knows its senders by may be.
    if (context != null && !call.holdsSecret(context.traceparent())) {
      add(headers, Headers.TRACEPARENT, context.traceparent());
    }
    if (given != null && !given.state().isEmpty() && !call.holdsSecret(given.state())) {
      add(headers, Headers.TRACESTATE, given.state());
    }
  }

  /** The sender's; behind a proxy that is not believed, the proxy's. */
  private static String remoteAddress(Call call) {
    InetAddress address = call.remoteAddress();
    return address == null ? "" : address.getHostAddress();
  }

  private static String withoutSecrets(String query, Hook hook) {
    String rest = query;
    for (String secret : hook.protection().verification().secrets()) {
      rest = HookSecret.removed(secret, rest);
    }
    return rest;
  }

  private static void copy(Call call, HttpString name, RecordHeaders headers, String as) {
    String value = call.header(name);
    if (value != null) {
      add(headers, as, value);
    }
  }

  /**
   * The bytes as they came over the wire: Undertow makes a character of each, and almost always
   * they are ASCII, sometimes UTF-8.
   */
  private static void add(RecordHeaders headers, String name, String value) {
    headers.add(new RecordHeader(name, value.getBytes(ISO_8859_1)));
  }
}
