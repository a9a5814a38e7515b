package hookline.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clock that is off, and can jump under the process that goes by it: libfaketime's. What counts
 * the time that passes stays right, as it does on a machine whose clock is set.
 */
public final class SkewedClock {
  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/faketime/libfaketimeMT.so.1"));

  private final Path library;
  private final Path file;

  private SkewedClock(Path library, Path file) {
    this.library = library;
    this.file = file;
  }

  /**
   * A clock that is right as yet.
   *
   * @param file where it is told how far it is off
   * @return empty where there is no libfaketime
   */
  public static Optional<SkewedClock> in(Path file) {
    return LIBRARIES.stream()
        .filter(Files::exists)
        .findFirst()
        .map(
            library -> {
              SkewedClock clock = new SkewedClock(library, file);
              clock.set(Duration.ZERO);
              return clock;
            });
  }

  /** Puts it so much ahead of the system's, or behind when negative; noticed within a second. */
  public void set(Duration off) {
    try {
      // Whole, or the process reads half of it.
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, "%+d%n".formatted(off.toSeconds()));
      Files.move(
          next,
          file,
          java.nio.file.StandardCopyOption.ATOMIC_MOVE,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        file.toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1");
  }
}
