package hookline.cli.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.topics.Json;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bulk file line by line; it may be larger than memory. Of lines whose type is not
 * imported, posts above all, no more is read than the type. Not thread-safe.
 */
final class BulkFile implements Closeable {
  /** Mattermost's own lines carry a post with all its replies, and no more. */
  private static final int LONGEST_LINE = 64 << 20;

  /** Types that are read whole: all that any format imports, and the first line. */
  private static final Set<String> READ =
      Set.of("version", "team", "channel", "user", "hook", "settings");

  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long number;
  private long bytes;

  BulkFile(InputStream in) {
    this.in = in;
  }

  /** The number of the line read last, from 1. */
  long number() {
    return number;
  }

  /** Bytes read so far. */
  long bytes() {
    return bytes;
  }

  /**
   * The next line that is not blank, or null at the end.
   *
   * @throws RefusedLineException when it is none that can be read; the one after it can
   */
  @Nullable BulkLine next() throws IOException {
    while (readLine()) {
      number++;
      byte[] json = withoutByteOrderMark(line.toByteArray());
      if (json.length >= LONGEST_LINE) {
        throw new RefusedLineException("it has more than %d bytes".formatted(LONGEST_LINE));
      }
      if (!isBlank(json)) {
        return parse(json);
      }
    }
    return null;
  }

  private BulkLine parse(byte[] json) throws IOException {
    try {
      String type = typeOf(json);
      if (type == null) {
        throw new RefusedLineException("it must be an object with a \"type\"");
      }
      if (!READ.contains(type)) {
        return BulkLine.skipped(number, type);
      }
      if (Json.readWholeTree(json) instanceof ObjectNode object) {
        return new BulkLine(number, type, object);
      }
      throw new RefusedLineException("it must be an object");
    } catch (JsonProcessingException e) {
      throw noJson(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof MismatchedInputException) {
        // Another line without its newline, for one, would be lost without a word.
        throw new RefusedLineException(
            "something stands behind its object: each object needs a line of its own");
      }
      throw e.getCause() instanceof JsonProcessingException wrong ? noJson(wrong) : e;
    }
  }

  /** Not the parser's own words: they quote what is there, which may be a secret. */
  private static RefusedLineException noJson(JsonProcessingException e) {
    return new RefusedLineException(
        e.getLocation() == null
            ? "it is no JSON"
            : "it is no JSON from column %d on".formatted(e.getLocation().getColumnNr()));
  }

  private static @Nullable String typeOf(byte[] json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isType = parser.currentName().equals("type");
        JsonToken value = parser.nextToken();
        if (isType) {
          return value == JsonToken.VALUE_STRING ? parser.getText() : null;
        }
        parser.skipChildren();
      }
      return null;
    }
  }

  /** Whether there was another; what is beyond the longest is left out. */
  private boolean readLine() throws IOException {
    line.reset();
    boolean begun = false;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
          return begun;
        }
      }
      begun = true;
      int newline = at;
      while (newline < end && buffer[newline] != '\n') {
        newline++;
      }
      line.write(buffer, at, Math.min(newline - at, LONGEST_LINE - line.size()));
      boolean ended = newline < end;
      bytes += newline - at + (ended ? 1 : 0);
      at = ended ? newline + 1 : newline;
      if (ended) {
        return true;
      }
    }
  }

  private byte[] withoutByteOrderMark(byte[] json) {
    return number == 1 && json.length >= 3 && Arrays.equals(json, 0, 3, BYTE_ORDER_MARK, 0, 3)
        ? Arrays.copyOfRange(json, 3, json.length)
        : json;
  }

  private static boolean isBlank(byte[] json) {
    for (byte b : json) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
