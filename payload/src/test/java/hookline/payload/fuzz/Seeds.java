package hookline.payload.fuzz;

import hookline.payload.read.ReadingCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The inputs of all cases in {@code src/test/resources}, whatever folder they are in. */
public final class Seeds {
  /** Longer inputs are left to the tests of hostile ones: a fuzzer gets nowhere with them. */
  public static final int LONGEST = 4_096;

  private static final Pattern TEXT_CASE = Pattern.compile("(?m)^@case.*\n");
  private static final Pattern DIRECTIVE = Pattern.compile("(?m)^@[a-z]+\\b");

  private Seeds() {}

  /** Requests, as the cases of reading and of judging have them. */
  public static List<ReadingCase> requests() {
    return files().stream()
        .filter(file -> read(file).contains("\n>>>\n"))
        .flatMap(file -> ReadingCase.in(file).stream())
        .filter(c -> c.request().body().length < LONGEST)
        .toList();
  }

  /** Texts, as the cases of texts have them. */
  public static List<String> texts() {
    return files().stream()
        .map(Seeds::read)
        .filter(text -> text.contains("\n@case"))
        .flatMap(text -> TEXT_CASE.splitAsStream(text).skip(1))
        .map(text -> DIRECTIVE.split(text, 2)[0].stripTrailing())
        .filter(text -> !text.isEmpty() && text.length() < LONGEST / 3)
        .toList();
  }

  private static List<Path> files() {
    try {
      Path root = Path.of(Seeds.class.getResource("/read").toURI()).getParent();
      try (Stream<Path> files = Files.walk(root)) {
        return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
