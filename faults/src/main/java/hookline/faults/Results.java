package hookline.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/** A file with a line a round, so that rounds can be stopped and gone on with. */
final class Results {
  private static final String PASSED = "passed";

  private final Path file;
  private final Set<Long> passed = new HashSet<>();

  /** Results to add to, those already in the file included. */
  Results(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ", 4);
        if (words.length > 2 && words[2].equals(PASSED)) {
          passed.add(Long.valueOf(words[1]));
        }
      }
    }
  }

  /** The first seed from there on that has not passed, or the one after the last. */
  long nextOpen(long from, long last) {
    long seed = from;
    while (seed <= last && passed.contains(seed)) {
      seed++;
    }
    return seed;
  }

  /** Adds a round, to the file and to the screen. */
  void add(long seed, Outcome outcome) throws IOException {
    String line =
        "%s %d %s".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), seed, outcome);
    System.out.println(line);
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (outcome.passed()) {
      passed.add(seed);
    }
  }
}
