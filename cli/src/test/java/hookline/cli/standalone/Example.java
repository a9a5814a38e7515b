package hookline.cli.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file of {@code examples/}; its README tells the format. */
record Example(String name, List<Line> request, String body, String answer, List<Line> expected) {

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
        expected(text.substring(afterAnswer + 1)));
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

  /** The settings it needs, as JSON for the directory; the others are at their defaults. */
  Map<String, Boolean> settings() {
    Map<String, Boolean> settings = new java.util.TreeMap<>();
    settings.put("EnableIncomingWebhooks", true);
    settings.put("EnablePostUsernameOverride", false);
    settings.put("EnablePostIconOverride", false);
    request.stream()
        .filter(line -> line.name().equals("setting"))
        .forEach(
            line -> {
              String[] parts = line.value().split("=", 2);
              settings.put(parts[0], parts.length == 1 || Boolean.parseBoolean(parts[1]));
            });
    return settings;
  }

  @Override
  public String toString() {
    return name;
  }
}
