package hookline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** {@code hookline standalone} as its users start it, in a process of its own. For one thread. */
public final class StandaloneProcess implements AutoCloseable {
  /** As the launcher has them; a test holds them together. */
  static final String MEMORY =
      "-Xms64m -Xmx512m -XX:NewRatio=1 -XX:MinHeapFreeRatio=60 -XX:+UseSerialGC"
          + " -XX:MaxDirectMemorySize=128m";

  private static final long READY_SECONDS = 180;
  private static final long LOOK_MILLIS = 10;

  private final Child process;
  private final Path data;
  private final Properties properties;

  private StandaloneProcess(Child process, Path data, Properties properties) {
    this.process = process;
    this.data = data;
    this.properties = properties;
  }

  /** As below, with the settings as shipped. */
  public static StandaloneProcess start(Path folder) throws Exception {
    return start(folder, Map.of());
  }

  /**
   * Starts one on an empty folder and returns once it has written where it is, which is when it
   * takes webhooks.
   */
  public static StandaloneProcess start(Path folder, Map<String, String> settings)
      throws Exception {
    Path data = folder.resolve("data");
    List<String> command = new ArrayList<>(List.of(Child.java()));
    command.addAll(List.of(MEMORY.split(" ", -1)));
    command.addAll(Role.ANY_ROLE);
    command.addAll(
        List.of(
            "-cp",
            Child.classPath(),
            "hookline.cli.Main",
            "standalone",
            "--port",
            "0",
            "--data-dir",
            data.toString()));
    settings.forEach((key, value) -> command.add("--set=" + key + "=" + value));
    Child process = Child.start(folder, "standalone", command);
    Path written = data.resolve("standalone.properties");
    long deadline = System.nanoTime() + READY_SECONDS * 1_000_000_000;
    while (!Files.exists(written) || !Files.readString(written).contains("hook.id")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.close();
        throw new IOException("standalone did not start" + process.lastWords());
      }
      Thread.sleep(LOOK_MILLIS);
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(written)) {
      properties.load(reader);
    }
    return new StandaloneProcess(process, data, properties);
  }

  /** One of {@code standalone.properties}. */
  public String property(String name) {
    return Objects.requireNonNull(properties.getProperty(name), name);
  }

  /** Where it listens. */
  public int httpPort() {
    String url = property("http.url");
    return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
  }

  /** Its database. */
  public Store store() {
    return new Store(property("store.jdbc.url"));
  }

  /** Of its JVM, which is everything but the database. */
  public ProcessorClock clock() {
    return process.clock();
  }

  /** Of its database. */
  public ProcessorClock databaseClock() throws IOException {
    return ProcessorClock.of(databasePid());
  }

  /** Memory in RAM of its JVM and its database, in MiB; 0 where the system does not tell. */
  public double residentMebibytes() throws IOException {
    double own = ResidentMemory.mebibytes(pid());
    return own > 0 ? own + ResidentMemory.mebibytes(databasePid()) : 0;
  }

  public long pid() {
    return process.pid();
  }

  /** The database's first process. */
  public long databasePid() throws IOException {
    return Database.pid(data.resolve("postgresql"));
  }

  @Override
  public void close() {
    process.close();
  }
}
