package hookline.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** What is answered to requests that Undertow refuses before any handler. Thread-safe. */
final class Refusals {
  /** What Undertow says when it says no more. */
  private static final String NO_REASON = "Bad Request";

  private final HttpBounds bounds;
  private final UniqueIds ids;

  Refusals(HttpBounds bounds, UniqueIds ids) {
    this.bounds = bounds;
    this.ids = ids;
  }

  /**
   * A whole response, after which the connection ends.
   *
   * @param head what has come of the request
   * @param undertows the response in Undertow's words; left as it is
   */
  ByteBuffer answer(RequestHead head, ByteBuffer undertows) {
    if (head.urlBytes() > bounds.maxUrlBytes()) {
      return response(
          "414 URI Too Long", 414, UrlLength.ID, UrlLength.message(bounds.maxUrlBytes()));
    }
    if (head.bytes() > bounds.maxHeaderBytes()) {
      return tooLarge(
          "The request's line and headers are larger than the %d bytes allowed."
              .formatted(bounds.maxHeaderBytes()));
    }
    if (head.headers() > HttpBounds.MOST_HEADERS) {
      return tooLarge(
          "The request has more than the %d headers allowed.".formatted(HttpBounds.MOST_HEADERS));
    }
    if (head.parameters() > HttpBounds.MOST_PARAMETERS) {
      return response(
          "400 Bad Request",
          400,
          "api.context.bad_request.app_error",
          "The URL has more than the %d parameters allowed.".formatted(HttpBounds.MOST_PARAMETERS));
    }
    String reason = reason(undertows);
    return response(
        "400 Bad Request",
        400,
        "api.context.bad_request.app_error",
        reason.equals(NO_REASON)
            ? "This cannot be read as an HTTP request: see its first line and its headers."
            : "The request's headers are not as HTTP wants them: " + reason + ".");
  }

  private ByteBuffer tooLarge(String message) {
    return response(
        "431 Request Header Fields Too Large",
        431,
        "api.context.request_headers_too_large.app_error",
        message);
  }

  private ByteBuffer response(String statusLine, int status, String id, String message) {
    String requestId = ids.next(System.currentTimeMillis());
    byte[] body = ErrorBody.json(id, message, requestId, status);
    byte[] head =
        """
        HTTP/1.1 %s\r
        Connection: close\r
        Content-Type: %s\r
        Content-Length: %d\r
        X-Request-Id: %s\r
        \r
        """
            .formatted(statusLine, ErrorBody.CONTENT_TYPE, body.length, requestId)
            .getBytes(ISO_8859_1);
    return ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
  }

  /** What follows the status in the first line. */
  private static String reason(ByteBuffer response) {
    String text = ISO_8859_1.decode(response.duplicate()).toString();
    int end = text.indexOf('\r');
    String[] parts = text.substring(0, Math.max(0, end)).split(" ", 3);
    return parts.length == 3 ? parts[2] : NO_REASON;
  }
}
