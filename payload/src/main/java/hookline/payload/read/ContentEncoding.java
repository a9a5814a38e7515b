package hookline.payload.read;

import hookline.payload.model.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Undoes a body's Content-Encoding and holds the result to the limit. */
final class ContentEncoding {
  private ContentEncoding() {}

  /** The body as it was before it was encoded; at most {@code maxBytes}. */
  static byte[] decode(@Nullable String header, byte[] body, int maxBytes)
      throws UnreadableException {
    String encoding = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> {
        if (body.length > maxBytes) {
          throw tooLarge(maxBytes);
        }
        yield body;
      }
      // RFC 9110, 8.4.1.3: a recipient should consider x-gzip equivalent to gzip.
      case "gzip", "x-gzip" -> Gzip.inflate(body, maxBytes);
      default ->
          throw new UnreadableException(
              Reason.UNREADABLE,
              "The Content-Encoding is not understood: send the body with gzip or with none.");
    };
  }

  static UnreadableException tooLarge(int maxBytes) {
    return new UnreadableException(
        Reason.TOO_LARGE, "The body is larger than the " + maxBytes + " bytes allowed.");
  }
}
