package hookline.cli.payloads;

import hookline.payload.model.Delivery;
import hookline.payload.model.Request;
import hookline.topics.PayloadLookup.Found;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A payload on one line. */
final class PayloadLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Characters of the body. */
  private static final int SHOWN = 100;

  private PayloadLine() {}

  static String of(Found payload, HookNames hooks) {
    Delivery delivery = payload.delivery();
    Request request = delivery.request();
    return String.join(
        "  ",
        time(delivery.receivedAt()),
        delivery.id(),
        Escaped.oneLine(hooks.of(delivery.sourceId())),
        type(request),
        request.body().length + " B",
        body(request));
  }

  /** To the millisecond, in UTC. */
  static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  /** Without its parameters; a dash where none was sent. */
  private static String type(Request request) {
    String type = request.contentType();
    return type == null || type.isBlank() ? "-" : Escaped.oneLine(type.split(";", 2)[0].strip());
  }

  private static String body(Request request) {
    String text = PayloadText.of(request);
    if (text == null) {
      return "(no text)";
    }
    if (text.codePointCount(0, text.length()) <= SHOWN) {
      return Escaped.oneLine(text);
    }
    return Escaped.oneLine(text.substring(0, text.offsetByCodePoints(0, SHOWN))) + "…";
  }
}
