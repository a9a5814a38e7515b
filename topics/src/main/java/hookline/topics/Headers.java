package hookline.topics;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The names of record headers, and how their values are written: as text, in UTF-8. */
public final class Headers {
  /** What headers are written in. */
  public static final Charset CHARSET = StandardCharsets.UTF_8;

  /** The delivery id; also the HTTP response's {@code Hookline-Delivery}. */
  public static final String DELIVERY_ID = "delivery-id";

  /** Epoch ms of the first receipt; a replay keeps it. */
  public static final String RECEIVED_AT = "received-at";

  /** 0 at first; a replay's is greater. */
  public static final String REVISION = "revision";

  /** How far the ingress had read the directory, see {@code DirectoryPosition}. */
  public static final String DIRECTORY_POSITION = "directory-position";

  public static final String METHOD = "method";

  /** The URL's query, undecoded. */
  public static final String QUERY = "query";

  public static final String CONTENT_TYPE = "content-type";
  public static final String CONTENT_ENCODING = "content-encoding";

  /**
   * {@code slack} for {@code /services/...}, else {@code mattermost}: the surface, not the hook.
   */
  public static final String DIALECT = "dialect";

  public static final String REMOTE_ADDRESS = "remote-address";
  public static final String IDEMPOTENCY_KEY = "idempotency-key";

  /** The replay that put the record there. */
  public static final String REPLAY_ID = "replay-id";

  /** The partition of {@code receipts} whose reader waits for the outcome. */
  public static final String RECEIPT_TO = "receipt-to";

  /** {@link TraceContext}; of a request, only when it had a valid one. */
  public static final String TRACEPARENT = "traceparent";

  /** What tracing systems say beside it, of a request; at most 512 characters. */
  public static final String TRACESTATE = "tracestate";

  /**
   * Of a replay's records: the request's {@link #TRACEPARENT}. A replay is not a part of that
   * trace, which may be long over, and links to it at most.
   */
  public static final String REPLAYED_TRACEPARENT = "replayed-traceparent";

  /** Before the lower-case name of every other request header. */
  public static final String HTTP_PREFIX = "http.";

  /** The names of request headers that were left out for their size. */
  public static final String HTTP_DROPPED = "http-dropped";

  // Of rejections, beside the payload's own.

  /** {@link hookline.payload.model.Reason#id}. */
  public static final String REASON = "reason";

  /** {@link hookline.payload.model.Reason#word}: tells reasons apart that share an id. */
  public static final String REFUSAL = "refusal";

  /** One sentence a person can act on. */
  public static final String DETAIL = "detail";

  /** The HTTP status the refusal stands for. */
  public static final String STATUS = "status";

  /** {@code true} takes the delivery's posts away, as this revision; {@code false} leaves them. */
  public static final String WITHDRAW = "withdraw";

  /** Of rejections, and of a replay's copies: where the payload itself lies. */
  public static final String PAYLOAD_TOPIC = "payload-topic";

  public static final String PAYLOAD_PARTITION = "payload-partition";
  public static final String PAYLOAD_OFFSET = "payload-offset";

  private Headers() {}

  /** A header's value as bytes. */
  public static byte[] bytes(String value) {
    return value.getBytes(CHARSET);
  }

  /** The last value of that name as text, or null. */
  public static @Nullable String text(org.apache.kafka.common.header.Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      return null;
    }
    return new String(header.value(), CHARSET);
  }

  /** The last value of that name as a number; the default where there is none, or no number. */
  public static long number(
      org.apache.kafka.common.header.Headers headers, String name, long otherwise) {
    String text = text(headers, name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Sets one value of that name, whatever was there before. */
  public static void set(
      org.apache.kafka.common.header.Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, bytes(value));
  }
}
