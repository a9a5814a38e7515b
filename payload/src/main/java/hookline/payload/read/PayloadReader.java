package hookline.payload.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Reason;
import hookline.payload.model.Request;
import hookline.payload.model.Warnings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request as the products do, and more tolerantly where that harms nobody (docs/payloads.md
 * 2 and 3). Total: any bytes give a reading, in time linear in their number. Stateless and
 * thread-safe.
 *
 * <pre>
 * Content-Type                        the payload is
 * -----------------------------------------------------------------------------
 * application/x-www-form-urlencoded   the JSON in its payload parameter
 * multipart/form-data                 the JSON in its payload part, or its parts
 * none                                JSON, or a form when the body starts payload=
 * anything else                       JSON
 * none that can be parsed             refused
 * </pre>
 */
public final class PayloadReader {
  private static final byte[] PAYLOAD_PARAMETER = "payload=".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final HeaderValue JSON = HeaderValue.parse("application/json");

  private PayloadReader() {}

  /**
   * What the request says. Whether it has content, and whether the directory allows what it asks
   * for, is not asked here.
   *
   * @param maxBytes the most a body may have once inflated; a longer one is {@link
   *     Reason#TOO_LARGE}
   */
  public static Reading read(Request request, int maxBytes) {
    Warnings warnings = new Warnings();
    try {
      byte[] body = ContentEncoding.decode(request.contentEncoding(), request.body(), maxBytes);
      ObjectNode fields = fields(request, withoutByteOrderMark(body), warnings);
      return new Reading.Read(new PayloadFields(fields, warnings).toPayload());
    } catch (UnreadableException e) {
      return new Reading.Unreadable(e.refusal());
    }
  }

  private static ObjectNode fields(Request request, byte[] body, Warnings warnings)
      throws UnreadableException {
    @Nullable HeaderValue type = contentType(request.contentType());
    if (type == null) {
      // rule: no Content-Type is JSON; better: a body starting payload= is read as a form, as the
      // documentation claims.
      return startsWith(body, PAYLOAD_PARAMETER)
          ? form(body, request.query(), warnings)
          : json(body, warnings);
    }
    return switch (type.value()) {
      case "application/x-www-form-urlencoded" -> form(body, request.query(), warnings);
      case "multipart/form-data" -> MultipartFields.read(body, type, warnings);
      default -> namedJson(body, warnings);
    };
  }

  /** The header's value, or null when there is none or a blank one. */
  private static @Nullable HeaderValue contentType(@Nullable String header)
      throws UnreadableException {
    if (header == null || header.isBlank()) {
      return null;
    }
    if (header.equals(JSON.value())) {
      return JSON; // as nearly all send it
    }
    HeaderValue type = HeaderValue.parse(header);
    if (!type.isMediaType()) {
      throw new UnreadableException(
          Reason.UNREADABLE_FORM,
          "The Content-Type cannot be read: send application/json, or"
              + " application/x-www-form-urlencoded with a payload parameter.");
    }
    return type;
  }

  private static ObjectNode form(byte[] body, @Nullable String query, Warnings warnings)
      throws UnreadableException {
    byte @Nullable [] payload = UrlEncodedForm.firstOf("payload", body, query);
    if (payload == null) {
      // The product decodes the missing parameter as an empty text and so answers with a decode
      // error, not with "no text".
      throw new UnreadableException(
          Reason.UNREADABLE,
          "The form has no payload parameter: put payload= before the JSON, or send the JSON as"
              + " application/json.");
    }
    return JsonFields.read(payload, JsonFault.Source.URL_ENCODED_FORM, warnings);
  }

  /** Under a type that is not a form, {@code payload=...} is no JSON; the sender is told why. */
  private static ObjectNode namedJson(byte[] body, Warnings warnings) throws UnreadableException {
    if (startsWith(body, PAYLOAD_PARAMETER)) {
      throw new UnreadableException(
          Reason.UNREADABLE,
          "The body starts with payload= but its Content-Type is not a form's: send it as"
              + " application/x-www-form-urlencoded, or leave payload= out.");
    }
    return json(body, warnings);
  }

  private static ObjectNode json(byte[] body, Warnings warnings) throws UnreadableException {
    return JsonFields.read(body, JsonFault.Source.BODY, warnings);
  }

  private static byte[] withoutByteOrderMark(byte[] body) {
    return startsWith(body, BYTE_ORDER_MARK)
        ? Arrays.copyOfRange(body, BYTE_ORDER_MARK.length, body.length)
        : body;
  }

  private static boolean startsWith(byte[] body, byte[] prefix) {
    return body.length >= prefix.length
        && Arrays.equals(body, 0, prefix.length, prefix, 0, prefix.length);
  }
}
