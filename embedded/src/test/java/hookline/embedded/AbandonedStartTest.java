package hookline.embedded;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start that is given up while pg_ctl, here a script in its place, takes its time. */
class AbandonedStartTest {
  private static final String SLOW =
      """
      #!/bin/sh
      case "$*" in *start) touch "$(dirname "$0")/begun"; sleep 30;; esac
      exec "$(dirname "$0")/pg_ctl.real" "$@"
      """;

  @TempDir Path folder;

  @AfterEach
  void end() {
    AbandonedStart.begunOn(folder.resolve("data")).forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  @Timeout(60)
  void interruptedStart_leavesNothingThatWouldBringAServer() throws Exception {
    Path binaries = folder.resolve("binaries");
    Path data = folder.resolve("data");
    EmbeddedPostgresql.start(binaries, data, 0, Map.of()).close();
    Path bin = slowDown(binaries);
    Thread starter = Thread.currentThread();
    Thread interrupter = new Thread(() -> interruptWhenBegun(starter, bin.resolve("begun")));
    interrupter.start();
    assertThatThrownBy(() -> EmbeddedPostgresql.start(binaries, data, 0, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("PostgreSQL does not start on " + data);
    List<ProcessHandle> left = AbandonedStart.begunOn(data);
    assertThat(left.stream().filter(ProcessHandle::isAlive)).isEmpty();
    interrupter.join();
  }

  private static Path slowDown(Path binaries) throws IOException {
    try (Stream<Path> files = Files.walk(binaries)) {
      Path pgCtl = files.filter(file -> file.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
      Files.move(pgCtl, pgCtl.resolveSibling("pg_ctl.real"));
      Files.writeString(pgCtl, SLOW);
      Files.setPosixFilePermissions(pgCtl, fromString("rwxr-xr-x"));
      return pgCtl.getParent();
    }
  }

  private static void interruptWhenBegun(Thread starter, Path begun) {
    while (!Files.exists(begun)) {
      Thread.onSpinWait();
    }
    starter.interrupt();
  }
}
