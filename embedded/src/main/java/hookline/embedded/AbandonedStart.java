package hookline.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the start of a PostgreSQL server has running when it is given up: {@code initdb} and {@code
 * pg_ctl} go on by themselves, and would bring a server nobody knows of.
 */
final class AbandonedStart {
  /** For initdb to take its half-made folder away again. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final long LOOK_MILLIS = 20;

  private AbandonedStart() {}

  /** Ends the processes this one has begun on that data folder, and what they have begun. */
  static void end(Path dataDir) {
    List<ProcessHandle> begun = begunOn(dataDir);
    begun.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (begun.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    begun.forEach(ProcessHandle::destroyForcibly);
    // One that was begun while the others were asked to end.
    begunOn(dataDir).forEach(ProcessHandle::destroyForcibly);
  }

  static List<ProcessHandle> begunOn(Path dataDir) {
    String folder = dataDir.toAbsolutePath().toString();
    try (Stream<ProcessHandle> mine = ProcessHandle.current().descendants()) {
      return mine.filter(process -> names(process, folder))
          .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
          .distinct()
          .toList();
    }
  }

  private static boolean names(ProcessHandle process, String folder) {
    return process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(folder::equals);
  }
}
