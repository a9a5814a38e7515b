package hookline.console.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case of a text file: a title after {@code ===}, what is rendered, {@code >>>}, and what must
 * come of it. In what is rendered {@code ‹202E›} stands for that character and {@code ⟦3×ab⟧} for
 * {@code ababab}, so that a file shows what it holds; a title that ends in {@code (images)} is
 * rendered with inline images on.
 */
record RenderCase(String file, String title, String input, String expected) {
  private static final Pattern CHARACTER = Pattern.compile("‹([0-9A-F]+)›");
  private static final Pattern REPEATED = Pattern.compile("⟦([0-9]+)×([^⟦⟧]*)⟧");
  private static final String IMAGES = "(images)";

  static Stream<RenderCase> in(String folder) {
    Path path = Path.of("src/test/resources/render", folder);
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList().stream().flatMap(file -> read(file).stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<RenderCase> read(Path file) {
    try {
      List<RenderCase> cases = new ArrayList<>();
      String[] parts = ("\n" + Files.readString(file, UTF_8)).split("\n=== ", -1);
      for (int i = 1; i < parts.length; i++) {
        String[] lines = parts[i].split("\n", 2);
        String[] halves = lines[1].split("(?m)^>>>\n", 2);
        cases.add(
            new RenderCase(
                file.getFileName().toString(),
                lines[0].strip(),
                expanded(halves[0].replaceAll("\\A\n+|\n+\\z", "")),
                halves.length == 1 ? "" : halves[1].strip()));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean images() {
    return title.endsWith(IMAGES);
  }

  private static String expanded(String input) {
    String text = input;
    Matcher repeated = REPEATED.matcher(text);
    while (repeated.find()) { // from within outwards
      text =
          repeated.replaceAll(
              found ->
                  Matcher.quoteReplacement(
                      found.group(2).repeat(Integer.parseInt(found.group(1)))));
      repeated = REPEATED.matcher(text);
    }
    return CHARACTER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
  }

  @Override
  public String toString() {
    return file + ": " + title;
  }
}
