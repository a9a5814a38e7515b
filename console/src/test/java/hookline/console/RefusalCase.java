package hookline.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case of {@code refuse/*.txt}; see the README there.
 *
 * @param words what the message must have in it; empty for anything
 * @param as who calls: a user's name, {@code nobody}, or an {@code Authorization} header
 */
record RefusalCase(
    String name,
    String method,
    String path,
    String as,
    String body,
    int status,
    String id,
    String words) {
  private static final Path FOLDER = Path.of("src/test/resources/refuse");
  private static final Pattern REPEATED = Pattern.compile("⟨(\\d+)\\*(.*?)⟩");

  static List<RefusalCase> all() throws IOException {
    List<RefusalCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (String one : text.split("(?m)^=== ", -1)) {
          if (!one.isBlank()) {
            cases.add(parse(file.getFileName() + ": ", one));
          }
        }
      }
    }
    return cases;
  }

  private static RefusalCase parse(String where, String text) {
    String[] halves = text.split("\n>>>\n", 2);
    List<String> lines = new ArrayList<>(halves[0].lines().toList());
    String name = where + lines.remove(0);
    String[] call = lines.remove(0).split(" ", 2);
    String as = "admin";
    if (!lines.isEmpty() && lines.get(0).startsWith("As: ")) {
      as = lines.remove(0).substring("As: ".length());
    }
    String[] expected = halves[1].strip().split(" ", 3);
    return new RefusalCase(
        name,
        call[0],
        repeated(call[1]),
        repeated(as),
        repeated(String.join("\n", lines)),
        Integer.parseInt(expected[0]),
        expected[1],
        expected.length > 2 ? expected[2] : "");
  }

  private static String repeated(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
  }
}
