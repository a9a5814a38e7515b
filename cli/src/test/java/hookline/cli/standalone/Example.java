package hookline.cli.standalone;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Settings;
import hookline.topics.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A file of {@code examples/}; its README tells the format.
 *
 * @param expected what is said of each post, or of the rejection
 */
record Example(
    String name, List<Line> request, String body, String answer, List<List<Line>> expected) {
  private static final Pattern FURTHER_POST = Pattern.compile("(?m)^--- and\n");

  /** A name and what stands behind its colon. */
  record Line(String name, String value) {
    static Line parse(String line) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1);
      return new Line(line.substring(0, colon), value.startsWith(" ") ? value.substring(1) : value);
    }
  }

  static Example read(Path file) throws IOException {
    String text = Files.readString(file);
    int blank = text.indexOf("\n\n");
    int end = text.indexOf("\n--- ", blank);
    int afterAnswer = text.indexOf('\n', end + 1);
    List<Line> request =
        text.substring(0, blank)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(Line::parse)
            .toList();
    return new Example(
        file.getFileName().toString(),
        request,
        text.substring(blank + 2, end),
        text.substring(end + "\n--- ".length(), afterAnswer),
        FURTHER_POST
            .splitAsStream(text.substring(afterAnswer + 1))
            .map(Example::expected)
            .toList());
  }

  /** The body as it is sent. */
  byte[] bytes() {
    byte[] plain = body.getBytes(StandardCharsets.UTF_8);
    return requestLine("content-encoding", "").equals("gzip") ? gzip(plain) : plain;
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  /** The message is the last, and may have lines of its own. */
  private static List<Line> expected(String text) {
    List<Line> expected = new ArrayList<>();
    String rest = text;
    while (!rest.isEmpty()) {
      boolean last = rest.startsWith("message:");
      int end = last ? rest.length() - 1 : rest.indexOf('\n');
      expected.add(Line.parse(rest.substring(0, end)));
      rest = rest.substring(end + 1);
    }
    return expected;
  }

  String requestLine(String name, String otherwise) {
    return request.stream()
        .filter(line -> line.name().equals(name))
        .map(Line::value)
        .findFirst()
        .orElse(otherwise);
  }

  /** The settings it needs, for the directory; the others are at their defaults. */
  ObjectNode settings() {
    ObjectNode settings = Json.convert(Settings.DEFAULTS, ObjectNode.class);
    request.stream()
        .filter(line -> line.name().equals("setting"))
        .map(line -> line.value().split("=", 2))
        .forEach(
            parts ->
                settings.set(
                    parts[0],
                    parts.length == 1
                        ? BooleanNode.TRUE
                        : Json.readTree(parts[1].getBytes(StandardCharsets.UTF_8))));
    return settings;
  }

  @Override
  public String toString() {
    return name;
  }
}
