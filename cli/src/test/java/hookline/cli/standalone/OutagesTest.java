package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Standalone whose own servers fail: what it does about it, and what it says. */
@Execution(ExecutionMode.CONCURRENT)
class OutagesTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> accepted = new ArrayList<>();
  private Path dataDir;
  private Path said;
  private Process process;

  @BeforeEach
  void nameFiles() {
    dataDir = folder.resolve("data");
    said = folder.resolve("said");
  }

  @AfterEach
  void end() throws Exception {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    // Were they left, nothing else would end them.
    postgresqls().forEach(ProcessHandle::destroyForcibly);
    Folders.delete(folder);
  }

  @Test
  void postgresqlThatDies_isStartedAgain_andNothingIsLost() throws Exception {
    start();
    send("before");
    postmaster().destroyForcibly();
    send("meanwhile");
    await().atMost(SOON).until(() -> lines("is back on port").size() == 1);
    send("after");
    awaitStored();
    await().atMost(SOON).until(() -> get("/readyz").statusCode() == 200);

    // What it had, address and all.
    assertThat(lines("died"))
        .singleElement()
        .asString()
        .contains("PostgreSQL of " + dataDir.resolve("postgresql"), "starting it again on port");
    assertThat(lines("Exception")).isEmpty();
    // And it is kept from now on as well.
    postmaster().destroyForcibly();
    await().atMost(SOON).until(() -> lines("is back on port").size() == 2);
    awaitStored();
  }

  @Test
  void postgresqlThatCannotBeStartedAgain_isToldWithTheRemedy_andEndsTheProcess() throws Exception {
    start();
    send("before");
    awaitStored();
    Path vital = dataDir.resolve("postgresql/global/pg_control");
    Files.move(vital, folder.resolve("pg_control"));
    postmaster().destroyForcibly();
    send("meanwhile");
    assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(lines("hookline: PostgreSQL does not start"))
        .singleElement()
        .asString()
        .contains(
            "global/pg_control",
            "see " + dataDir.resolve("postgresql.log"),
            "then start again; whatever was accepted is kept");
    assertThat(postgresqls()).isEmpty();

    Files.move(folder.resolve("pg_control"), vital);
    start();
    awaitStored();
  }

  @Test
  void diskThatIsFull_isToldOnce_andEndsTheProcess_andNothingIsLost() throws Exception {
    start();
    // The process may write no file beyond that, which is how a full disk can be had anywhere.
    assumeTrue(
        works("prlimit", "--pid", Long.toString(process.pid()), "--fsize=3000000:"),
        "the size of files cannot be limited here");
    int status = 200;
    String filler = "x".repeat(250_000);
    for (int i = 0; status == 200 && i < 400; i++) {
      status = send("message " + i, filler);
    }
    assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readString(said).lines())
        .filteredOn(line -> line.startsWith("hookline: the broker"))
        .singleElement()
        .asString()
        .contains(
            dataDir.resolve("kafka").toString(),
            "File too large: see to its disk, then start again; whatever was accepted is kept");
    assertThat(lines("\tat ")).isEmpty();
    assertThat(lines("File too large")).hasSize(1);
    assertThat(postgresqls()).isEmpty();

    start();
    awaitStored();
  }

  private void start() throws IOException {
    int greetings = Files.exists(said) ? lines("ready after").size() : 0;
    process = ProcessOfItsOwn.start(dataDir, said);
    await()
        .atMost(SOON)
        .until(
            () -> {
              assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
              return lines("ready after").size() > greetings;
            });
  }

  private int send(String message) throws Exception {
    return send(message, "");
  }

  /** Sends a message, and remembers it when it is accepted. */
  private int send(String message, String filler) throws Exception {
    String json = "{\"text\":\"%s\",\"props\":{\"filler\":\"%s\"}}".formatted(message, filler);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(property("http.url") + "/hooks/" + property("hook.id")))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
      if (status == 200) {
        accepted.add(message);
      }
      return status;
    } catch (IOException e) {
      return 0; // The process is gone.
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(property("http.url") + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void awaitStored() {
    assertThat(accepted).isNotEmpty();
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(messages())
                  .as(Files.readString(said))
                  .containsAll(accepted)
                  .doesNotHaveDuplicates();
            });
  }

  private List<String> messages() throws Exception {
    try (Connection store = DriverManager.getConnection(property("store.jdbc.url"));
        Statement statement = store.createStatement();
        ResultSet rows = statement.executeQuery("SELECT message FROM posts")) {
      List<String> messages = new ArrayList<>();
      while (rows.next()) {
        messages.add(rows.getString(1));
      }
      return messages;
    }
  }

  private String property(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(dataDir.resolve("standalone.properties"))) {
      properties.load(reader);
    }
    return properties.getProperty(name);
  }

  private List<String> lines(String containing) throws IOException {
    return Files.readString(said).lines().filter(line -> line.contains(containing)).toList();
  }

  private ProcessHandle postmaster() throws IOException {
    Path pidFile = dataDir.resolve("postgresql/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
        .orElseThrow();
  }

  private List<ProcessHandle> postgresqls() {
    return ProcessHandle.allProcesses()
        .filter(found -> found.info().command().orElse("").contains("postgres"))
        .filter(found -> found.info().commandLine().orElse("").contains(dataDir.toString()))
        .toList();
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
