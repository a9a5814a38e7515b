package hookline.processor;

import hookline.payload.model.Delivery;
import hookline.topics.Headers;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers that follow a delivery through the line, whether or not its payload came with them,
 * and those of the payload's that its posts carry on. The sender's own would be sixteen KiB in
 * every post.
 */
final class PostHeaders {
  private static final List<String> CARRIED =
      List.of(
          Headers.TRACEPARENT, Headers.TRACESTATE, Headers.REPLAYED_TRACEPARENT, Headers.REPLAY_ID);

  /** A longer one is none of ours, and could be as long as a record. */
  private static final int LONGEST = 512;

  private PostHeaders() {}

  static RecordHeaders of(org.apache.kafka.common.header.Headers payload, Delivery delivery) {
    RecordHeaders headers = new RecordHeaders();
    Headers.set(headers, Headers.DELIVERY_ID, delivery.id());
    Headers.set(headers, Headers.REVISION, Long.toString(delivery.revision()));
    for (String name : CARRIED) {
      Header header = payload.lastHeader(name);
      if (header != null && header.value() != null && header.value().length <= LONGEST) {
        headers.add(header);
      }
    }
    return headers;
  }
}
