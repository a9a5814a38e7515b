package hookline.faults.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where a run's processes keep their data and say what they have to: gone after one that passed.
 */
public final class Folders {
  private Folders() {}

  /** A new one. */
  public static Path make(String run) throws IOException {
    return Files.createTempDirectory("hookline-" + run + "-");
  }

  /** Takes away a folder and all that is in it. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
