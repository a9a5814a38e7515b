package hookline.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way through a {@code COPY} in PostgreSQL's binary format: every value stands behind
 * its length, so no character has to be escaped and none can be lost. They go in pieces, which the
 * server stores while the next one is made. Not thread-safe.
 */
final class CopyRows {
  /** So long that a piece's message costs nothing, so short that the server has work early. */
  private static final int PIECE = 1 << 16;

  /** "PGCOPY", and what shows bytes that were changed on their way; then no flags, no extension. */
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final int NULL = -1;
  private static final short NO_MORE_ROWS = -1;
  private static final byte JSONB_VERSION = 1;

  private final CopyIn copy;
  private ByteBuffer piece = ByteBuffer.allocate(2 * PIECE);

  CopyRows(CopyIn copy) {
    this.copy = copy;
    piece.put(HEADER);
  }

  /** Begins a row of so many values. */
  void row(int values) throws SQLException {
    if (piece.position() >= PIECE) {
      send();
    }
    room(Short.BYTES).putShort((short) values);
  }

  void text(@Nullable String text) {
    if (text == null) {
      room(Integer.BYTES).putInt(NULL);
    } else {
      byte[] bytes = text.getBytes(UTF_8);
      room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }
  }

  void jsonb(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    room(Integer.BYTES + 1 + bytes.length).putInt(1 + bytes.length).put(JSONB_VERSION).put(bytes);
  }

  void bigint(long value) {
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
  }

  void integer(int value) {
    room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
  }

  void bool(boolean value) {
    room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
  }

  /** Sends what is left, and waits until the server has taken or refused all of it. */
  void end() throws SQLException {
    room(Short.BYTES).putShort(NO_MORE_ROWS);
    send();
    copy.endCopy();
  }

  private void send() throws SQLException {
    copy.writeToCopy(piece.array(), 0, piece.position());
    piece.clear();
  }

  private ByteBuffer room(int bytes) {
    if (piece.remaining() < bytes) {
      piece =
          ByteBuffer.allocate(Math.max(2 * piece.capacity(), piece.position() + bytes))
              .put(piece.flip());
    }
    return piece;
  }
}
