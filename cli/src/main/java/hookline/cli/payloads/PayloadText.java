package hookline.cli.payloads;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Request;
import hookline.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A body as text for people; never what is written to files. */
final class PayloadText {
  /** More is not unpacked for the screen. */
  private static final int MOST_UNPACKED = 16 << 20;

  private static final String FORM_PAYLOAD = "payload=";

  private PayloadText() {}

  /** The body, unpacked; null when it is no text. */
  static @Nullable String of(Request request) {
    byte[] body = unpacked(request);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The text with its JSON on many lines, a form's undone; as it is where there is no JSON. */
  static String pretty(String text) {
    String json = text.startsWith(FORM_PAYLOAD) ? firstField(text) : text;
    try {
      JsonNode tree = Json.readTree(json.getBytes(StandardCharsets.UTF_8));
      return tree.isContainerNode() ? tree.toPrettyString() : text;
    } catch (UncheckedIOException e) {
      return text;
    }
  }

  private static String firstField(String form) {
    String field = form.substring(FORM_PAYLOAD.length()).split("&", 2)[0];
    try {
      return URLDecoder.decode(field, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return form; // Its percent signs are no form's.
    }
  }

  private static byte[] unpacked(Request request) {
    byte[] body = request.body();
    if (!Objects.requireNonNullElse(request.contentEncoding(), "").equalsIgnoreCase("gzip")) {
      return body;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] unpacked = in.readNBytes(MOST_UNPACKED);
      return in.read() < 0 ? unpacked : Arrays.copyOf(body, body.length);
    } catch (IOException e) {
      return body; // Not what it says it is: refused by the line as well.
    }
  }
}
