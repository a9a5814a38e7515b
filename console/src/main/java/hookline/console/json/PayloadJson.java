package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import hookline.topics.Headers;
import hookline.topics.PayloadLookup;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A request as it lies in the log.
 *
 * @param headers what was kept of its headers, by lower-case name
 * @param body as text; null when it is none
 * @param bodyBase64 of a body that is no text: one that is compressed, or broken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayloadJson(
    @Nullable String contentType,
    @Nullable String contentEncoding,
    @Nullable String query,
    Map<String, String> headers,
    @Nullable String body,
    @Nullable String bodyBase64) {

  /** The payload as its hook's owner gets it. */
  public static PayloadJson of(PayloadLookup.Found found) {
    byte[] bytes = found.delivery().request().body();
    String text = text(bytes);
    return new PayloadJson(
        found.delivery().request().contentType(),
        found.delivery().request().contentEncoding(),
        found.delivery().request().query(),
        headers(found),
        text,
        text == null ? Base64.getEncoder().encodeToString(bytes) : null);
  }

  private static Map<String, String> headers(PayloadLookup.Found found) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : found.headers()) {
      if (header.key().startsWith(Headers.HTTP_PREFIX) && header.value() != null) {
        headers.merge(
            header.key().substring(Headers.HTTP_PREFIX.length()),
            new String(header.value(), Headers.CHARSET),
            (one, more) -> one + ", " + more);
      }
    }
    return headers;
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
