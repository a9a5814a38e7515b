package hookline.payload.read;

import hookline.payload.fuzz.Property;
import hookline.payload.fuzz.Seeds;
import hookline.payload.model.Payload;
import hookline.payload.model.Request;
import hookline.payload.model.Warnings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Any request: three lines for content type, content encoding and query, an empty one for none, and
 * then the body.
 */
public final class ReaderFuzz {
  private static final int LIMIT = 100_000;

  private ReaderFuzz() {}

  /** Jazzer calls this. */
  public static void fuzzerTestOneInput(byte[] input) {
    Request request = request(input);

    Reading reading = PayloadReader.read(request, LIMIT);

    String text = ReadingText.of(reading);
    if (reading instanceof Reading.Read read) {
      Property.check(
          read.payload().warnings().toList().size() <= Warnings.MOST + 1,
          () -> "warnings in " + text);
      read.payload()
          .warnings()
          .toList()
          .forEach(warning -> Property.checkStorable(warning.toString()));
      checkStorable(read.payload());
    } else {
      String message = ((Reading.Unreadable) reading).refusal().message();
      Property.checkStorable(message);
      Property.check(
          message.endsWith(".") && message.length() < 200 && !message.contains("\n"),
          () -> "no sentence: " + message);
    }
    Property.check(
        PayloadReader.read(request, LIMIT).equals(reading), () -> "not the same again: " + text);
  }

  private static void checkStorable(Payload payload) {
    Stream.of(
            payload.text(),
            payload.channel(),
            payload.username(),
            payload.iconUrl(),
            payload.iconEmoji(),
            payload.type())
        .forEach(Property::checkStorable);
    payload.attachments().forEach(Property::checkStorable);
    payload.blocks().forEach(Property::checkStorable);
    Property.checkStorable(payload.props());
    if (payload.priority() != null) {
      Property.checkStorable(payload.priority());
    }
  }

  private static Request request(byte[] input) {
    String[] lines = new String[3];
    int at = 0;
    for (int i = 0; i < lines.length; i++) {
      int end = at;
      while (end < input.length && input[end] != '\n') {
        end++;
      }
      String line = new String(input, at, end - at, StandardCharsets.ISO_8859_1);
      lines[i] = line.isEmpty() ? null : line;
      at = Math.min(input.length, end + 1);
    }
    byte[] body = Arrays.copyOfRange(input, at, input.length);
    return new Request(lines[0], lines[1], lines[2], body);
  }

  /** Every request of the cases. */
  public static List<byte[]> seeds() {
    return Seeds.requests().stream().map(c -> seed(c.request())).toList();
  }

  private static byte[] seed(Request request) {
    ByteArrayOutputStream seed = new ByteArrayOutputStream();
    Stream.of(request.contentType(), request.contentEncoding(), request.query())
        .map(header -> (header == null ? "" : header) + "\n")
        .forEach(line -> seed.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1)));
    seed.writeBytes(request.body());
    return seed.toByteArray();
  }
}
