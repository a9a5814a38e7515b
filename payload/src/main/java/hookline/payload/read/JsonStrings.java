package hookline.payload.read;

import hookline.payload.json.KnownKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the strings out of JSON in UTF-8 by searching for their quotes and backslashes, which is
 * faster than looking at each character; both are no part of any other character. Positions asked
 * for must not decrease. Not thread-safe.
 */
final class JsonStrings {
  private static final int NONE = -1;
  private static final int UNICODE_ESCAPE = 6;
  private static final int SHORT = 16;

  private final byte[] json;

  /** Each byte as a character, for the JDK searches a string in large steps, and no array. */
  private final String bytes;

  /** The first backslash from where was last looked; the text's length when there is none. */
  private int backslash = NONE;

  private int end;

  JsonStrings(byte[] json) {
    this.json = json;
    this.bytes = new String(json, StandardCharsets.ISO_8859_1);
  }

  /**
   * The string that opens with the double quote there; null when it does not end, or has an escape
   * that JSON has not or that stands for no text: a lone surrogate, or U+0000.
   */
  @Nullable String at(int quote) {
    int start = quote + 1;
    int closing = quoteFrom(start);
    if (closing < 0) {
      return null;
    }
    end = closing + 1;
    return backslashFrom(start) > closing
        ? new String(json, start, closing - start, StandardCharsets.UTF_8)
        : unescaped(start, closing);
  }

  /** As {@link #at}, for a string that is a key. */
  @Nullable String keyAt(int quote) {
    int start = quote + 1;
    int pos = start;
    int hash = 0;
    while (pos < json.length && json[pos] >= '_' && json[pos] <= 'z') {
      hash = 31 * hash + json[pos++]; // as a string's
    }
    boolean isWord = pos < json.length && json[pos] == '"';
    @Nullable String known = isWord ? KnownKeys.at(bytes, start, pos, hash) : null;
    if (known == null) {
      return at(quote);
    }
    end = pos + 1;
    return known;
  }

  /** Behind the closing quote of the string last taken. */
  int end() {
    return end;
  }

  /** Whether the byte is anywhere in the text. */
  boolean contains(char ascii) {
    return bytes.indexOf(ascii) >= 0;
  }

  /** Most strings are so short that to begin the search takes longer than to look. */
  private int quoteFrom(int start) {
    int near = Math.min(json.length, start + SHORT);
    for (int i = start; i < near; i++) {
      if (json[i] == '"') {
        return i;
      }
    }
    return bytes.indexOf('"', near);
  }

  private int backslashFrom(int pos) {
    if (backslash < pos) {
      int found = bytes.indexOf('\\', pos);
      backslash = found < 0 ? json.length : found;
    }
    return backslash;
  }

  /**
   * @param quote the first one from {@code start} on, which may be escaped
   */
  private @Nullable String unescaped(int start, int quote) {
    byte[] out = new byte[quote - start];
    int length = 0;
    int pos = start;
    int closing = quote;
    while (backslashFrom(pos) < closing) {
      int escape = backslash;
      int character = character(escape);
      if (character <= 0) {
        return null;
      }
      int behind = escape + escapeLength(escape, character);
      if (behind > closing) {
        closing = bytes.indexOf('"', behind);
        if (closing < 0) {
          return null;
        }
      }
      // No character takes more bytes than its escape has.
      if (out.length < length + (closing - pos)) {
        out = Arrays.copyOf(out, Math.max(2 * out.length, length + (closing - pos)));
      }
      System.arraycopy(json, pos, out, length, escape - pos);
      length = append(character, out, length + escape - pos);
      pos = behind;
    }
    System.arraycopy(json, pos, out, length, closing - pos);
    end = closing + 1;
    return new String(out, 0, length + closing - pos, StandardCharsets.UTF_8);
  }

  private int escapeLength(int escape, int character) {
    if (json[escape + 1] != 'u') {
      return 2;
    }
    return character < Character.MIN_SUPPLEMENTARY_CODE_POINT ? UNICODE_ESCAPE : 2 * UNICODE_ESCAPE;
  }

  private static int append(int character, byte[] out, int length) {
    if (character < 0x80) {
      out[length] = (byte) character;
      return length + 1;
    }
    byte[] encoded = Character.toString(character).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(encoded, 0, out, length, encoded.length);
    return length + encoded.length;
  }

  /** The character that the escape there stands for, or a pair of them; {@link #NONE} if none. */
  private int character(int escape) {
    if (escape + 1 >= json.length) {
      return NONE;
    }
    int c = json[escape + 1];
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode(escape);
      default -> NONE;
    };
  }

  private int unicode(int escape) {
    int unit = SurrogateEscapes.unit(bytes, escape);
    if (unit == NONE || !Character.isSurrogate((char) unit)) {
      return unit;
    }
    int low = SurrogateEscapes.unit(bytes, escape + UNICODE_ESCAPE);
    return low != NONE && Character.isSurrogatePair((char) unit, (char) low)
        ? Character.toCodePoint((char) unit, (char) low)
        : NONE;
  }
}
