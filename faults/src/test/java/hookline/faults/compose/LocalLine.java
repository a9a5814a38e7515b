package hookline.faults.compose;

import hookline.cli.Main;
import hookline.embedded.FreePort;
import hookline.faults.compose.ComposeFile.Service;
import hookline.faults.line.Database;
import hookline.faults.line.KafkaCluster;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The services of docker-compose.yml as processes of this machine, each with the file's own command
 * and environment. For one thread.
 */
final class LocalLine implements AutoCloseable {
  private static final Duration ONE_SHOT_PATIENCE = Duration.ofMinutes(2);
  private static final long CHECK_SECONDS = 5;
  private static final String HEAP = "192m";

  private final ImageFile image;
  private final Path folder;
  private final KafkaCluster kafka;
  private final Database database;
  private final List<Replica> replicas = new ArrayList<>();

  /** The file's addresses, and where that is here. */
  private final Map<String, String> addresses = new LinkedHashMap<>();

  /**
   * A container, were this Docker.
   *
   * @param managementPort the file's, elsewhere
   */
  record Replica(Service service, ChildProcess process, int managementPort) {}

  /** What a command that comes to its end had to say. */
  record Ended(int exitCode, List<String> said) {}

  private LocalLine(ImageFile image, Path folder, KafkaCluster kafka, Database database) {
    this.image = image;
    this.folder = folder;
    this.kafka = kafka;
    this.database = database;
  }

  /** Starts the file's brokers, with its settings, and its database. */
  static LocalLine start(ComposeFile file, ImageFile image, Path folder) {
    KafkaCluster kafka = KafkaCluster.start(folder, BrokerSettings.shared(file.brokers().get(0)));
    LocalLine line;
    try {
      line = new LocalLine(image, folder, kafka, Database.start(folder));
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
    List<String> brokers = List.of(kafka.bootstrapServers().split(",", -1));
    for (int i = 0; i < brokers.size(); i++) {
      line.addresses.put(file.brokers().get(i).name() + ":9092", brokers.get(i));
    }
    line.addresses.put("postgresql:5432", line.database.jdbcUrl().split("/", -1)[2]);
    for (Service service : file.hookline()) {
      for (String port : service.ports()) {
        line.addresses.put("localhost:" + port.split(":", 2)[0], "127.0.0.1:" + FreePort.find());
      }
    }
    Map<String, String> settings = file.service("postgresql").environment();
    line.database.execute(
        "CREATE ROLE %s SUPERUSER LOGIN PASSWORD '%s'"
            .formatted(settings.get("POSTGRES_USER"), settings.get("POSTGRES_PASSWORD")));
    line.database.execute(
        "CREATE DATABASE %s OWNER %s"
            .formatted(settings.get("POSTGRES_DB"), settings.get("POSTGRES_USER")));
    return line;
  }

  /** Starts one more of a service. */
  Replica up(Service service) {
    int port = FreePort.find();
    String name = service.name() + "-" + replicas.size();
    Replica replica = new Replica(service, process(name, service, service.command(), port), port);
    replica.process().start();
    replicas.add(replica);
    return replica;
  }

  /** Runs another command in a service's environment to its end, as {@code exec} does. */
  Ended run(Service service, List<String> command) throws IOException {
    Path said = Files.createTempFile(folder, service.name() + "-exec", ".log");
    try (ChildProcess process =
        process(said.getFileName().toString(), service, command, FreePort.find())) {
      process.start();
      Waiting.until(command + " has ended", ONE_SHOT_PATIENCE, () -> !process.isAlive());
      return new Ended(process.exitCode(), Files.readAllLines(process.said()));
    }
  }

  /** Asks a broker with the check the file has for it. */
  boolean isHealthy(Service broker) throws IOException, InterruptedException {
    String address = here(broker.name() + ":9092");
    return passes(broker, "/9092", "/" + address.substring(address.indexOf(':') + 1));
  }

  /** Asks a process with the check the file has for it. */
  boolean isHealthy(Replica replica) throws IOException, InterruptedException {
    return passes(replica.service(), "/9065 ", "/" + replica.managementPort() + " ");
  }

  /** The same with the file's addresses made this machine's. */
  String here(String text) {
    String mapped = text;
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      mapped = mapped.replace(address.getKey(), address.getValue());
    }
    return mapped;
  }

  /** Where a folder of a service's lies here: in its volume, or where nothing should be written. */
  Path volume(Service service, String mountedAt) {
    String volume = service.volumes().getOrDefault(mountedAt, "no-volume-of-" + service.name());
    return folder.resolve("volumes").resolve(volume);
  }

  KafkaCluster kafka() {
    return kafka;
  }

  List<Replica> replicas() {
    return replicas;
  }

  @Override
  public void close() {
    replicas.forEach(replica -> replica.process().close());
    kafka.close();
    database.close();
  }

  private ChildProcess process(
      String name, Service service, List<String> command, int managementPort) {
    return ChildProcess.ofClass(
        name,
        Main.class.getName(),
        command,
        HEAP,
        environment(service, managementPort),
        folder.resolve(name + ".log"));
  }

  /** The image's and the service's; all that differs is what this machine's processes share. */
  private Map<String, String> environment(Service service, int managementPort) {
    Map<String, String> environment = new LinkedHashMap<>(image.environment());
    environment.remove("PATH");
    environment.putAll(service.environment());
    environment.replaceAll((variable, value) -> here(value));
    environment.computeIfPresent(
        "HOOKLINE_STATE_DIR", (variable, stateDir) -> volume(service, stateDir).toString());
    environment.put("HOOKLINE_MANAGEMENT_PORT", Integer.toString(managementPort));
    if (!service.ports().isEmpty()) {
      String published = service.ports().get(0).split(":", 2)[0];
      environment.put("HOOKLINE_HTTP_PORT", here("localhost:" + published).split(":", 2)[1]);
    }
    return environment;
  }

  /** With no program but a shell: which others an image has, nobody here can tell. */
  private static boolean passes(Service service, String port, String portHere)
      throws IOException, InterruptedException {
    List<String> check = service.healthCheck();
    ProcessBuilder builder =
        new ProcessBuilder(
                check.subList(1, check.size()).stream()
                    .map(word -> (word + " ").replace(port, portHere).strip())
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PATH", "/nonexistent");
    Process asked = builder.start();
    try {
      return asked.waitFor(CHECK_SECONDS, TimeUnit.SECONDS) && asked.exitValue() == 0;
    } finally {
      asked.destroyForcibly();
    }
  }
}
