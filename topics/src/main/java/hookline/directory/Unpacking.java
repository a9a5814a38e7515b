package hookline.directory;

import hookline.payload.model.Ids;
import java.nio.charset.StandardCharsets;

/** Reads what {@link Packing} wrote, in the same order. Not thread-safe. */
final class Unpacking {
  private static final byte[] ALPHABET = Ids.ALPHABET.getBytes(StandardCharsets.ISO_8859_1);

  private final byte[] packed;
  private int at;

  Unpacking(byte[] packed) {
    this(packed, 0);
  }

  /** Reads from there on, where a value begins. */
  Unpacking(byte[] packed, int at) {
    this.packed = packed;
    this.at = at;
  }

  /** Where the next value begins. */
  int position() {
    return at;
  }

  /** Whether nothing follows. */
  boolean isAtEnd() {
    return at == packed.length;
  }

  String text() {
    long length = number() - 1;
    if (length < 0) {
      return id();
    }
    if (length == 0) {
      return "";
    }
    String text = new String(packed, at, (int) length, StandardCharsets.UTF_8);
    at += (int) length;
    return text;
  }

  /** Goes past a text. */
  Unpacking skipText() {
    long length = number() - 1;
    at += length < 0 ? Packing.ID_BYTES : (int) length;
    return this;
  }

  private String id() {
    byte[] id = new byte[Ids.LENGTH];
    for (int start = 0; start < Ids.LENGTH; start += 8) {
      int characters = Math.min(8, Ids.LENGTH - start);
      long bits = 0;
      for (int left = (characters * 5 + 7) / 8; left > 0; left--) {
        bits = (bits << 8) | (packed[at++] & 0xff);
      }
      for (int i = start + characters - 1; i >= start; i--) {
        id[i] = ALPHABET[(int) bits & 31];
        bits >>>= 5;
      }
    }
    return new String(id, StandardCharsets.ISO_8859_1);
  }

  long number() {
    long number = 0;
    int shift = 0;
    while (true) {
      byte next = packed[at++];
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number;
      }
      shift += 7;
    }
  }
}
