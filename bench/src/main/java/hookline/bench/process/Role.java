package hookline.bench.process;

import hookline.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A role of Hookline as it is shipped: its command, in a process of its own. For one thread. */
public final class Role implements AutoCloseable {
  private static final long LOOK_MILLIS = 20;
  private static final long READY_SECONDS = 120;

  /** As the launcher has them; a test holds them together. */
  static final List<String> ANY_ROLE =
      List.of("-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8");

  private final Child process;
  private final int httpPort;
  private final double startSeconds;

  private Role(Child process, int httpPort, double startSeconds) {
    this.process = process;
    this.httpPort = httpPort;
    this.startSeconds = startSeconds;
  }

  /**
   * Starts one and returns once it is ready.
   *
   * @param command {@code ingress}, {@code processor}, {@code sink} or {@code console}
   * @param settings beside its ports and its folder, which are found here
   * @throws IOException when it ends, or is not ready in time; the message has its last words
   */
  public static Role start(Path folder, String command, Map<String, String> settings)
      throws Exception {
    int httpPort = FreePort.find();
    int managementPort = FreePort.find();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("http.host", "127.0.0.1");
    all.put("http.port", Integer.toString(httpPort));
    all.put("management.host", "127.0.0.1");
    all.put("management.port", Integer.toString(managementPort));
    all.put("state.dir", folder.resolve(command + "-state").toString());
    all.putAll(settings);
    Path file = Files.createTempFile(Files.createDirectories(folder), command, ".properties");
    Files.writeString(
        file,
        all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n")));
    long start = System.nanoTime();
    Child process =
        Child.start(
            folder, command, ANY_ROLE, "hookline.cli.Main", command, "--config", file.toString());
    try {
      awaitReady(process, command, managementPort);
    } catch (Exception e) {
      process.close();
      throw e;
    }
    return new Role(process, httpPort, (System.nanoTime() - start) / 1e9);
  }

  private static void awaitReady(Child process, String command, int port) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/readyz".formatted(port))).build();
    long deadline = System.nanoTime() + READY_SECONDS * 1_000_000_000;
    String reason = "no answer";
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IOException("%s has ended%s".formatted(command, process.lastWords()));
      }
      try {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return;
        }
        reason = answer.body().strip();
      } catch (IOException e) {
        // Not listening yet.
      }
      Thread.sleep(LOOK_MILLIS);
    }
    throw new IOException(
        "%s is not ready after %d s: %s".formatted(command, READY_SECONDS, reason));
  }

  /** Where an ingress or a console listens. */
  public int httpPort() {
    return httpPort;
  }

  /** From its start until it was ready. */
  public double startSeconds() {
    return startSeconds;
  }

  public long pid() {
    return process.pid();
  }

  public ProcessorClock clock() {
    return process.clock();
  }

  @Override
  public void close() {
    process.close();
  }
}
