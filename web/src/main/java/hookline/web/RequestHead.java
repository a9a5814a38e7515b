package hookline.web;

import java.nio.ByteBuffer;

/**
 * Looks over the bytes of a request's line and headers on their way to Undertow. It counts them, so
 * that a refusal can say what was too much; and it puts {@link #STRAY_PERCENT} for a percent sign
 * that begins no escape, since Undertow refuses the whole request for one, where a webhook's text
 * often has one ({@code ?payload={"text":"100%"}}). One byte for one, so nothing moves.
 */
final class RequestHead {
  /** ASCII's "substitute". No URL holds it: one that is sent all the same reads as a percent. */
  static final char STRAY_PERCENT = '\u001A';

  private enum Part {
    METHOD,
    TARGET,
    VERSION,
    HEADERS,
    OVER
  }

  private Part part = Part.METHOD;
  private boolean lineIsEmpty;
  private int bytes;
  private int headers;
  private int urlBytes;
  private int parameters;

  /** The next request begins. */
  void begin() {
    part = Part.METHOD;
    bytes = 0;
    headers = 0;
    urlBytes = 0;
    parameters = 0;
  }

  /** Leaves all that comes until {@link #begin} as it is. */
  void skip() {
    part = Part.OVER;
  }

  boolean isOver() {
    return part == Part.OVER;
  }

  /** Of the line and the headers, seen so far. */
  int bytes() {
    return bytes;
  }

  /** Of the URL, seen so far. */
  int urlBytes() {
    return urlBytes;
  }

  /** Of parameters in the URL, seen so far. */
  int parameters() {
    return parameters;
  }

  /** Of headers, seen to their end so far. */
  int headers() {
    return headers;
  }

  /**
   * Looks over what has come.
   *
   * @param start where in the buffer it begins; it ends at the buffer's position
   * @param last whether nothing will come after it
   * @return up to where it is decided; at most two bytes behind that must be shown again in front
   *     of those to come
   */
  int look(ByteBuffer buffer, int start, boolean last) {
    int end = buffer.position();
    int at = start;
    for (; at < end && part != Part.OVER; at++) {
      byte b = buffer.get(at);
      if (b == '\n') {
        endLine();
      } else if (part == Part.HEADERS) {
        lineIsEmpty &= b == '\r';
      } else if (b == ' ') {
        part = part == Part.METHOD ? Part.TARGET : Part.VERSION;
      } else if (part == Part.TARGET) {
        if (b == '%' && isUndecided(buffer, at, end, last)) {
          break;
        }
        urlBytes++;
        parameters += b == '?' || b == '&' || b == ';' ? 1 : 0;
      }
    }
    bytes += at - start;
    return part == Part.OVER ? end : at;
  }

  /** Marks a percent sign that is a stray one; whether that cannot be told yet. */
  private static boolean isUndecided(ByteBuffer buffer, int at, int end, boolean last) {
    int digits = hexDigits(buffer, at + 1, end);
    if (digits < 2 && at + 1 + digits == end && !last) {
      return true;
    }
    if (digits < 2) {
      buffer.put(at, (byte) STRAY_PERCENT);
    }
    return false;
  }

  private void endLine() {
    if (part == Part.HEADERS) {
      headers += lineIsEmpty ? 0 : 1;
      part = lineIsEmpty ? Part.OVER : Part.HEADERS;
    } else {
      part = Part.HEADERS;
    }
    lineIsEmpty = true;
  }

  private static int hexDigits(ByteBuffer buffer, int start, int end) {
    int digits = 0;
    while (digits < 2
        && start + digits < end
        && Character.digit(buffer.get(start + digits), 16) >= 0) {
      digits++;
    }
    return digits;
  }
}
