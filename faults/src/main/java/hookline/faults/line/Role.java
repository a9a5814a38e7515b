package hookline.faults.line;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.Main;
import hookline.faults.network.Ports;
import hookline.faults.process.ChildProcess;
import hookline.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One process of a role, started by its own command. Thread-safe. */
public final class Role {
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(3);
  private static final String HEAP = "192m";

  private final RoleKind kind;
  private final ChildProcess process;
  private final int managementPort = Ports.find();
  private final int httpPort = Ports.find();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_PATIENCE).build();

  /**
   * A process not yet started.
   *
   * @param environment the settings, as {@code HOOKLINE_...}; the ports are chosen here
   */
  Role(RoleKind kind, int number, Map<String, String> environment, Path folder) {
    this.kind = kind;
    String name = name(kind, number);
    Map<String, String> all = new HashMap<>(environment);
    all.put("HOOKLINE_MANAGEMENT_PORT", Integer.toString(managementPort));
    all.put("HOOKLINE_MANAGEMENT_HOST", "127.0.0.1");
    if (kind == RoleKind.INGRESS || kind == RoleKind.CONSOLE) {
      all.put("HOOKLINE_HTTP_PORT", Integer.toString(httpPort));
      all.put("HOOKLINE_HTTP_HOST", "127.0.0.1");
    }
    this.process =
        ChildProcess.ofClass(
            name,
            Main.class.getName(),
            List.of(kind.command()),
            HEAP,
            all,
            folder.resolve(name + ".log"));
  }

  /** What the process is called. */
  static String name(RoleKind kind, int number) {
    return kind.command() + "-" + number;
  }

  public RoleKind kind() {
    return kind;
  }

  public ChildProcess process() {
    return process;
  }

  /** The port of {@link #url}. */
  public int httpPort() {
    return httpPort;
  }

  /** Where it says how it is. */
  public int managementPort() {
    return managementPort;
  }

  /** Where an ingress takes webhooks, and a console calls. */
  public String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  /**
   * What its group knows it by, of which a process that starts finds one that is free.
   *
   * @throws IllegalStateException when it has none
   */
  public String instanceId() {
    Path lock =
        process.openFiles().stream()
            .filter(file -> file.endsWith("slot.lock"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(process.name() + " has no slot"));
    try {
      // STATE_DIR/ROLE/SLOT/slot.lock
      String group = Files.readString(lock.resolve("../../../instance-group").normalize()).strip();
      return group + "-" + lock.getName(lock.getNameCount() - 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it says that it does its work. */
  public boolean isReady() {
    return process.isAlive() && readiness().equals("ok");
  }

  /** {@code ok}, or why it does not do its work, in its own words; or that it does not answer. */
  public String readiness() {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/readyz"))
                  .timeout(ANSWER_PATIENCE)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode body = Json.readTree(answer.body().getBytes(StandardCharsets.UTF_8));
      return answer.statusCode() == 200 ? "ok" : body.path("parts").toString();
    } catch (IOException e) {
      return "does not answer: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
