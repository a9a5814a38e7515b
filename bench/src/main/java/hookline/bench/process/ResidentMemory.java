package hookline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and all it has started hold of the machine's memory. */
public final class ResidentMemory {
  private ResidentMemory() {}

  /**
   * In MiB; a page that several share counts once in all. -1 where the system does not tell, as
   * anywhere but on Linux.
   */
  public static double mebibytes(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    try (Stream<ProcessHandle> below = process.descendants()) {
      return Stream.concat(Stream.of(process), below)
              .mapToLong(one -> kibibytes(one.pid()))
              .reduce(0, (sum, one) -> sum < 0 || one < 0 ? Long.MIN_VALUE / 2 : sum + one)
          / 1024.0;
    }
  }

  private static long kibibytes(long pid) {
    Path rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    if (!Files.exists(rollup)) {
      return Files.exists(Path.of("/proc")) ? 0 : -1;
    }
    try (Stream<String> lines = Files.lines(rollup)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // It has just ended.
    }
  }
}
