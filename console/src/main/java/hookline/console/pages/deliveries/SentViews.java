package hookline.console.pages.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hookline.console.json.PayloadJson;
import hookline.console.pages.deliveries.SentView.Line;
import hookline.topics.Headers;
import hookline.topics.PayloadLookup.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Makes a request of the log readable. Total: whatever was sent, something is shown. */
final class SentViews {
  /** More is to be downloaded: nobody reads it, and the page would be slow. */
  private static final int MOST_SHOWN = 64 << 10;

  private static final int MOST_INFLATED = 1 << 20;
  private static final int BYTES_SHOWN = 1_024;

  // As forgiving as the line itself is.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private SentViews() {}

  static SentView of(Found found) {
    PayloadJson sent = PayloadJson.of(found);
    byte[] body = found.delivery().request().body();
    String text = sent.body();
    String readable = text != null ? text : inflated(body);
    String raw = text != null ? text : HexFormat.ofDelimiter(" ").formatHex(body, 0, cut(body));
    String pretty = pretty(readable, sent.query());
    int most = text != null ? MOST_SHOWN : raw.length();
    return new SentView(
        size(body.length),
        shown(pretty, MOST_SHOWN),
        shown(raw, most),
        raw.length() > most
            || pretty.length() > MOST_SHOWN
            || (text == null && body.length > BYTES_SHOWN),
        text != null,
        about(found, sent),
        sent.headers().entrySet().stream()
            .map(header -> new Line(header.getKey(), header.getValue()))
            .toList());
  }

  private static int cut(byte[] body) {
    return Math.min(BYTES_SHOWN, body.length);
  }

  private static String shown(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  private static String inflated(byte[] body) {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(zip.readNBytes(MOST_INFLATED), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static String pretty(String body, @Nullable String query) {
    for (String json :
        new String[] {body, payloadOf(body), payloadOf(query == null ? "" : query)}) {
      try {
        JsonNode tree = JSON.readTree(json);
        if (tree != null && tree.isContainerNode()) {
          return tree.toPrettyString();
        }
      } catch (JsonProcessingException e) {
        // Then it is no JSON, and is shown as it is.
      }
    }
    return "";
  }

  /** What a form has as {@code payload}; empty when there is none. */
  private static String payloadOf(String form) {
    for (String field : form.split("&", -1)) {
      if (field.startsWith("payload=")) {
        try {
          return URLDecoder.decode(field.substring("payload=".length()), UTF_8);
        } catch (IllegalArgumentException e) {
          return field.substring("payload=".length());
        }
      }
    }
    return "";
  }

  private static String size(int bytes) {
    return bytes < 1_000
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%.1f kB", bytes / 1_000.0);
  }

  private static List<Line> about(Found found, PayloadJson sent) {
    List<Line> about = new ArrayList<>();
    add(about, "Method", Headers.text(found.headers(), Headers.METHOD));
    add(about, "Surface", surface(found));
    add(about, "Content-Type", sent.contentType());
    add(about, "Content-Encoding", sent.contentEncoding());
    add(about, "Query", sent.query());
    add(about, "Remote address", Headers.text(found.headers(), Headers.REMOTE_ADDRESS));
    add(about, "Idempotency-Key", Headers.text(found.headers(), Headers.IDEMPOTENCY_KEY));
    add(about, "Left out for their size", Headers.text(found.headers(), Headers.HTTP_DROPPED));
    add(about, "In the log", position(found));
    return about;
  }

  private static String surface(Found found) {
    return switch (found.delivery().surface()) {
      case SLACK -> "/services/…, Slack’s";
      case MATTERMOST -> "/hooks/…, Mattermost’s";
    };
  }

  private static String position(Found found) {
    var position = found.delivery().position();
    return "%s, partition %d, offset %d"
        .formatted(position.topic(), position.partition(), position.offset());
  }

  private static void add(List<Line> lines, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      lines.add(new Line(name, value));
    }
  }
}
