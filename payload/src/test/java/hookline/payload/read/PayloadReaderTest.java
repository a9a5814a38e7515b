package hookline.payload.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of {@code src/test/resources/read}; a new one needs no Java. */
final class PayloadReaderTest {
  @TestFactory
  Stream<DynamicContainer> read_everyCase_isAsTheFileSays() throws Exception {
    URI folder = PayloadReaderTest.class.getResource("/read").toURI();
    return files(Path.of(folder)).stream().map(PayloadReaderTest::cases);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static DynamicContainer cases(Path file) {
    Stream<DynamicNode> tests =
        ReadingCase.in(file).stream().map(c -> dynamicTest(c.name(), () -> check(c)));
    return dynamicContainer(file.getFileName().toString(), tests);
  }

  private static void check(ReadingCase c) {
    Reading reading = PayloadReader.read(c.request(), c.maxBytes());
    assertThat(ReadingText.of(reading)).isEqualTo(c.expected());
    assertThat(PayloadReader.read(c.request(), c.maxBytes())).isEqualTo(reading);
  }
}
