package hookline.processor;

import hookline.topics.Headers;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of a payload that its posts carry on: those that follow a delivery through the line.
 * The sender's own would be sixteen KiB in every post.
 */
final class PostHeaders {
  private static final List<String> CARRIED =
      List.of(Headers.DELIVERY_ID, Headers.REVISION, Headers.TRACEPARENT, Headers.REPLAY_ID);

  private PostHeaders() {}

  static RecordHeaders of(org.apache.kafka.common.header.Headers payload) {
    RecordHeaders headers = new RecordHeaders();
    for (String name : CARRIED) {
      Header header = payload.lastHeader(name);
      if (header != null) {
        headers.add(header);
      }
    }
    return headers;
  }
}
