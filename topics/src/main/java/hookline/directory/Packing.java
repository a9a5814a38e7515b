package hookline.directory;

import hookline.payload.model.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes texts and numbers as few bytes, for {@link Unpacking} to read in the same order. An id
 * takes 18 bytes where a string takes 72; other text its UTF-8 and a length; a number of 0 to 127
 * one byte. Not thread-safe; to be used again and again.
 */
final class Packing {
  /** What an id begins with; of other text it is the length + 1, so never 0. */
  static final int ID = 0;

  /** Of an id after {@link #ID}: five bits a character. */
  static final int ID_BYTES = 17;

  private static final byte[] BITS = new byte[128];

  static {
    for (int i = 0; i < Ids.ALPHABET.length(); i++) {
      BITS[Ids.ALPHABET.charAt(i)] = (byte) i;
    }
  }

  private byte[] buffer = new byte[256];
  private int size;

  Packing text(String text) {
    if (Ids.isId(text)) {
      id(text);
    } else if (text.isEmpty()) {
      number(1);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      number(bytes.length + 1L);
      makeRoom(bytes.length);
      System.arraycopy(bytes, 0, buffer, size, bytes.length);
      size += bytes.length;
    }
    return this;
  }

  /** Eight characters make five bytes, the last two make two. */
  private void id(String id) {
    makeRoom(1 + ID_BYTES);
    buffer[size++] = ID;
    for (int at = 0; at < Ids.LENGTH; at += 8) {
      int characters = Math.min(8, Ids.LENGTH - at);
      long bits = 0;
      for (int i = at; i < at + characters; i++) {
        bits = (bits << 5) | BITS[id.charAt(i)];
      }
      for (int left = (characters * 5 + 7) / 8; left > 0; left--) {
        buffer[size++] = (byte) (bits >>> (8 * (left - 1)));
      }
    }
  }

  /** Seven bits a byte, the least first; the top bit says that more follow. */
  Packing number(long number) {
    makeRoom(10);
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      buffer[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
    return this;
  }

  /** What was written since the last call. */
  byte[] toBytes() {
    byte[] bytes = Arrays.copyOf(buffer, size);
    size = 0;
    return bytes;
  }

  private void makeRoom(int bytes) {
    if (size + bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + bytes));
    }
  }
}
