package hookline.cli.payloads;

import com.fasterxml.jackson.annotation.JsonInclude;
import hookline.payload.model.Delivery;
import hookline.topics.Headers;
import hookline.topics.PayloadLookup.Found;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A payload as a line of an exported file has it; docs/operations.md tells the format.
 *
 * @param receivedAt epoch ms
 * @param headers in their order
 */
record PayloadJson(
    String deliveryId,
    String sourceId,
    long receivedAt,
    String topic,
    int partition,
    long offset,
    List<HeaderJson> headers,
    String bodyBase64) {

  /**
   * A header of the record.
   *
   * @param value as text; null when it is none
   * @param valueBase64 null when it is text
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeaderJson(String name, @Nullable String value, @Nullable String valueBase64) {
    private static HeaderJson of(Header header) {
      byte[] value = header.value() == null ? new byte[0] : header.value();
      try {
        String text = Headers.CHARSET.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        return new HeaderJson(header.key(), text, null);
      } catch (CharacterCodingException e) {
        return new HeaderJson(header.key(), null, Base64.getEncoder().encodeToString(value));
      }
    }
  }

  static PayloadJson of(Found payload) {
    Delivery delivery = payload.delivery();
    List<HeaderJson> headers = new ArrayList<>();
    payload.headers().forEach(header -> headers.add(HeaderJson.of(header)));
    return new PayloadJson(
        delivery.id(),
        delivery.sourceId(),
        delivery.receivedAt(),
        delivery.position().topic(),
        delivery.position().partition(),
        delivery.position().offset(),
        headers,
        Base64.getEncoder().encodeToString(delivery.request().body()));
  }
}
