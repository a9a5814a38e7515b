package hookline.payload.read;

import hookline.payload.model.Reason;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip (RFC 1952) within a limit. Not {@code GZIPInputStream}, which calls itself for each
 * empty member and so overflows the stack on a body of a few thousand of them.
 */
final class Gzip {
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int FIRST_BUFFER = 8 * 1024;

  private static final int HAS_HEADER_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final byte[] in;
  private final int maxBytes;
  private int position;
  private byte[] out;
  private int length;

  private Gzip(byte[] in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.out = new byte[Math.min(maxBytes, FIRST_BUFFER)];
  }

  /** The bytes of all members; never holds more than {@code maxBytes} of them. */
  static byte[] inflate(byte[] body, int maxBytes) throws UnreadableException {
    Gzip gzip = new Gzip(body, maxBytes);
    Inflater inflater = new Inflater(true);
    try {
      do {
        gzip.member(inflater);
      } while (gzip.position < body.length);
    } catch (DataFormatException e) {
      throw corrupt();
    } finally {
      inflater.end();
    }
    return Arrays.copyOf(gzip.out, gzip.length);
  }

  private void member(Inflater inflater) throws DataFormatException, UnreadableException {
    header();
    int start = length;
    inflater.reset();
    inflater.setInput(in, position, in.length - position);
    while (!inflater.finished()) {
      if (length == out.length) {
        grow(inflater);
      }
      int count = inflater.inflate(out, length, out.length - length);
      length += count;
      if (count == 0 && !inflater.finished()) {
        throw corrupt(); // It wants more input, or a dictionary, and there is none.
      }
    }
    position = in.length - inflater.getRemaining();
    trailer(start);
  }

  /** Makes room for at least one byte more, unless the member is over or the limit is reached. */
  private void grow(Inflater inflater) throws DataFormatException, UnreadableException {
    if (length < maxBytes) {
      out = Arrays.copyOf(out, (int) Math.min(maxBytes, Math.max(FIRST_BUFFER, 2L * length)));
    } else if (inflater.inflate(new byte[1]) > 0) {
      throw ContentEncoding.tooLarge(maxBytes);
    } else if (!inflater.finished()) {
      throw corrupt();
    }
  }

  private void header() throws UnreadableException {
    require(HEADER_BYTES);
    if (unsigned(position) != 0x1F || unsigned(position + 1) != 0x8B || in[position + 2] != 8) {
      throw corrupt();
    }
    int flags = unsigned(position + 3);
    position += HEADER_BYTES;
    if ((flags & HAS_EXTRA) != 0) {
      require(2);
      skip(2 + (unsigned(position) | unsigned(position + 1) << 8));
    }
    if ((flags & HAS_NAME) != 0) {
      skipPastZero();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipPastZero();
    }
    if ((flags & HAS_HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void trailer(int start) throws UnreadableException {
    require(TRAILER_BYTES);
    CRC32 crc = new CRC32();
    crc.update(out, start, length - start);
    if (littleEndian(position) != (int) crc.getValue()
        || littleEndian(position + 4) != length - start) {
      throw corrupt();
    }
    position += TRAILER_BYTES;
  }

  private void skipPastZero() throws UnreadableException {
    while (position < in.length && in[position] != 0) {
      position++;
    }
    skip(1);
  }

  private void skip(int count) throws UnreadableException {
    require(count);
    position += count;
  }

  private void require(int count) throws UnreadableException {
    if (in.length - position < count) {
      throw corrupt();
    }
  }

  private int unsigned(int index) {
    return in[index] & 0xFF;
  }

  private int littleEndian(int index) {
    return unsigned(index)
        | unsigned(index + 1) << 8
        | unsigned(index + 2) << 16
        | unsigned(index + 3) << 24;
  }

  private static UnreadableException corrupt() {
    return new UnreadableException(
        Reason.UNREADABLE,
        "The body is not complete gzip although its Content-Encoding says so: send it again, or"
            + " without that header.");
  }
}
