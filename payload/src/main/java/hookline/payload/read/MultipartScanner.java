package hookline.payload.read;

import hookline.payload.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a multipart body (RFC 2046, 5.1.1; RFC 7578) apart. It goes forward line by line and looks
 * at each line's start only, so its time is linear in the body; lines may end in LF alone.
 */
final class MultipartScanner {
  /** RFC 2046 allows no more; without a bound, comparing each line's start would cost too much. */
  static final int LONGEST_BOUNDARY = 70;

  private static final String DISPOSITION = "content-disposition:";

  /**
   * A part that has a name.
   *
   * @param text the content as UTF-8; empty for a file
   */
  record Part(String name, boolean isFile, String text) {}

  private enum Line {
    CONTENT,
    DELIMITER,
    CLOSING_DELIMITER
  }

  private final byte[] body;
  private final byte[] delimiter;
  private int lineStart;
  private int lineEnd;

  MultipartScanner(byte[] body, String boundary) {
    this.body = body;
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
  }

  /** All parts that have a name, in order. */
  List<Part> parts() throws UnreadableException {
    List<Part> parts = new ArrayList<>();
    Line line = nextDelimiter();
    while (line != Line.CLOSING_DELIMITER) {
      HeaderValue disposition = disposition();
      int start = lineStart;
      // The part's headers may have run into the next delimiter: it has no content then.
      line = kind() == Line.CONTENT ? nextDelimiter() : kind();
      String name = disposition.parameters().get("name");
      if (name != null && disposition.value().equals("form-data")) {
        parts.add(part(name, disposition, start));
      }
    }
    return parts;
  }

  private Part part(String name, HeaderValue disposition, int start) {
    boolean isFile =
        disposition.parameters().containsKey("filename")
            || disposition.parameters().containsKey("filename*");
    return new Part(name, isFile, isFile ? "" : text(start));
  }

  /** What stands between there and the delimiter's line; the line break before that is its own. */
  private String text(int start) {
    int end = lineStart;
    if (end > start) {
      end--;
    }
    if (end > start && body[end - 1] == '\r') {
      end--;
    }
    return new String(body, start, end - start, StandardCharsets.UTF_8);
  }

  /** Reads a part's headers; the line after them becomes the current one. */
  private HeaderValue disposition() throws UnreadableException {
    HeaderValue disposition = HeaderValue.parse("");
    while (nextLine() && kind() == Line.CONTENT) {
      String header = line(lineStart);
      if (header.isEmpty()) {
        nextLine();
        break;
      }
      if (header.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length())) {
        disposition = HeaderValue.parse(header.substring(DISPOSITION.length()));
      }
    }
    return disposition;
  }

  /** Goes on to the next line that delimits parts. */
  private Line nextDelimiter() throws UnreadableException {
    while (nextLine()) {
      Line kind = kind();
      if (kind != Line.CONTENT) {
        return kind;
      }
    }
    throw new UnreadableException(
        Reason.UNREADABLE_FORM,
        "The form ends without the closing boundary that its Content-Type announces.");
  }

  private boolean nextLine() {
    lineStart = lineEnd;
    while (lineEnd < body.length && body[lineEnd++] != '\n') {
      // Only goes on.
    }
    return lineStart < body.length;
  }

  private Line kind() {
    int rest = lineStart + delimiter.length;
    if (rest > lineEnd || !Arrays.equals(body, lineStart, rest, delimiter, 0, delimiter.length)) {
      return Line.CONTENT;
    }
    return switch (line(rest).strip()) {
      case "" -> Line.DELIMITER;
      case "--" -> Line.CLOSING_DELIMITER;
      default -> Line.CONTENT; // Another boundary, which only starts with this one.
    };
  }

  /** The current line from there, without its line break. */
  private String line(int from) {
    int end = lineEnd;
    while (end > from && (body[end - 1] == '\n' || body[end - 1] == '\r')) {
      end--;
    }
    return new String(body, from, end - from, StandardCharsets.UTF_8);
  }
}
