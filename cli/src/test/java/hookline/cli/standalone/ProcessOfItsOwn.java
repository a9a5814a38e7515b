package hookline.cli.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Standalone as its users run it: a process that signals reach. */
final class ProcessOfItsOwn {
  private ProcessOfItsOwn() {}

  /** Starts one on any free ports; what it says goes to the end of the file. */
  static Process start(Path dataDir, Path said) throws IOException {
    return new ProcessBuilder(command(dataDir))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
        .start();
  }

  /** The command line of one on any free ports. */
  static List<String> command(Path dataDir) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        "hookline.cli.Main",
        "standalone",
        "--port",
        "0",
        "--data-dir",
        dataDir.toString());
  }
}
