package hookline.payload.text;

import hookline.payload.model.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every case of {@code src/test/resources/text/slack}; a new one needs no Java. */
class SlackTextTranslatorTest {
  static Stream<TextCase> cases() throws IOException, URISyntaxException {
    Path folder = Path.of(SlackTextTranslatorTest.class.getResource("/text/slack").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> "slack/" + file.getFileName()).sorted().toList();
      return names.stream().flatMap(name -> TextCase.of(name).stream());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void toMarkdown_becomesWhatTheCaseSays(TextCase example) {
    TranslationCheck.check(example, Dialect.SLACK);
  }
}
