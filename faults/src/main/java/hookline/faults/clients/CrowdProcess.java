package hookline.faults.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@link Crowd} in a process of its own: a process may have only so many files open, and each
 * connection is one. It ends with this process, whose end ends its input.
 */
final class CrowdProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader says;

  CrowdProcess(int port, String path, int idleConnections) throws IOException {
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CrowdMain.class.getName(),
                Integer.toString(port),
                path,
                Integer.toString(idleConnections))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
  }

  /** What was left of a crowd when it was told to go. */
  record Left(int stillOpen, int bombsAnswered) {
    static Left of(List<Left> crowds) {
      return new Left(
          crowds.stream().mapToInt(Left::stillOpen).sum(),
          crowds.stream().mapToInt(Left::bombsAnswered).sum());
    }
  }

  /** Returns when all of it is there. */
  void awaitThere() throws IOException {
    if (!CrowdMain.THERE.equals(line())) {
      throw new IOException("the crowd says something else than that it is there");
    }
  }

  /** Has it count what is left, and go. */
  Left leave() throws IOException {
    process.getOutputStream().close();
    String[] counts = line().split(" ", -1);
    return new Left(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
  }

  private String line() throws IOException {
    String line = says.readLine();
    if (line == null) {
      throw new EOFException("the crowd has ended, see what it said");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
