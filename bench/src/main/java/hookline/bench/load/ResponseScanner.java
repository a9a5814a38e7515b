package hookline.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Finds the end of a response with a {@code Content-Length}, as it comes in; of one request at a
 * time, so nothing follows it. Not thread-safe.
 */
final class ResponseScanner {
  private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);
  private static final int STATUS_AT = 9;

  private int looked;
  private int headEnd;
  private int end;
  private int status;

  void reset() {
    looked = 0;
    headEnd = 0;
    end = 0;
    status = 0;
  }

  /**
   * Whether all of it is there.
   *
   * @param buffer what came so far, from 0 to its position
   * @throws IOException when it is no such response
   */
  boolean isComplete(ByteBuffer buffer) throws IOException {
    int there = buffer.position();
    if (headEnd == 0) {
      findHeadEnd(buffer, there);
      if (headEnd == 0) {
        return false;
      }
      status =
          digit(buffer, STATUS_AT) * 100
              + digit(buffer, STATUS_AT + 1) * 10
              + digit(buffer, STATUS_AT + 2);
      end = headEnd + contentLength(buffer);
    }
    return there >= end;
  }

  /** Where the body begins. */
  int headEnd() {
    return headEnd;
  }

  int status() {
    return status;
  }

  private void findHeadEnd(ByteBuffer buffer, int there) {
    for (int i = Math.max(3, looked); i < there; i++) {
      if (buffer.get(i) == '\n'
          && buffer.get(i - 1) == '\r'
          && buffer.get(i - 2) == '\n'
          && buffer.get(i - 3) == '\r') {
        headEnd = i + 1;
        return;
      }
    }
    looked = there;
  }

  private int contentLength(ByteBuffer buffer) throws IOException {
    for (int i = 0; i < headEnd - LENGTH.length; i++) {
      if (buffer.get(i) == '\n' && startsWith(buffer, i + 1)) {
        int length = 0;
        for (int at = i + 1 + LENGTH.length; buffer.get(at) != '\r'; at++) {
          if (buffer.get(at) != ' ') {
            length = length * 10 + digit(buffer, at);
          }
        }
        return length;
      }
    }
    throw new IOException("a response without Content-Length");
  }

  private static boolean startsWith(ByteBuffer buffer, int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      // 0x20 makes a letter lower-case, and leaves '-' and ':' as they are.
      if ((buffer.get(at + i) | 0x20) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private static int digit(ByteBuffer buffer, int at) throws IOException {
    int digit = buffer.get(at) - '0';
    if (digit < 0 || digit > 9) {
      throw new IOException("no HTTP response");
    }
    return digit;
  }
}
