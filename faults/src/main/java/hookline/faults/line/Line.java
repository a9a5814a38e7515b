package hookline.faults.line;

import hookline.cli.Main;
import hookline.faults.network.Network;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import hookline.payload.model.Hook;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole line as it is deployed: three brokers, PostgreSQL, and two processes of each role, all
 * of them separate processes that signals reach. Thread-safe.
 */
public final class Line implements AutoCloseable {
  /** What the database is called among the ends of links. */
  public static final String DATABASE = "postgresql";

  /** Lets who has it do anything on a console of the line. */
  public static final String ADMIN_TOKEN = "faultsfaultsfaultsfaultsfa";

  private static final int SOURCES = 8;
  private static final Duration READY_PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Network network;
  private final KafkaCluster kafka;
  private final Database database;
  private final List<Role> roles;
  private final List<Role> spares;
  private final List<Hook> hooks;
  private final Topics topics = new Topics(TopicSettings.DEFAULTS);

  private Line(
      Path folder,
      Network network,
      KafkaCluster kafka,
      Database database,
      List<Role> roles,
      List<Role> spares,
      List<Hook> hooks) {
    this.folder = folder;
    this.network = network;
    this.kafka = kafka;
    this.database = database;
    this.roles = roles;
    this.spares = spares;
    this.hooks = hooks;
  }

  /**
   * Starts everything but the spares and returns when every process is ready.
   *
   * @param folder for all it writes, logs included
   * @param settings of the roles, by environment variable
   */
  public static Line start(Path folder, Shape shape, Map<String, String> settings) {
    List<AutoCloseable> started = new ArrayList<>();
    try {
      Network network = new Network();
      started.add(network);
      KafkaCluster kafka =
          KafkaCluster.start(folder, Map.of(), shape.hasNetwork() ? network : null, shape.names());
      started.add(kafka);
      Database database = Database.start(folder);
      started.add(database);
      applyTopics(folder, kafka);
      List<Hook> hooks =
          Sources.make(
              SOURCES,
              new Topics(TopicSettings.DEFAULTS),
              Map.of("bootstrap.servers", kafka.bootstrapServers()));
      List<Role> roles = new ArrayList<>();
      List<Role> spares = new ArrayList<>();
      for (RoleKind kind : RoleKind.values()) {
        for (int number = 0; number < shape.number(kind) + shape.spares(kind); number++) {
          String name = Role.name(kind, number);
          Map<String, String> environment = new HashMap<>();
          environment.put("HOOKLINE_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(name));
          environment.put(
              "HOOKLINE_STORE_JDBC_URL",
              shape.hasNetwork()
                  ? Database.jdbcUrl(network.link(name, DATABASE, database.port()).port())
                  : database.jdbcUrl());
          // Replicas share a volume, as they do in docker-compose.yml.
          environment.put("HOOKLINE_STATE_DIR", folder.resolve("state").toString());
          environment.put("HOOKLINE_ADMIN_TOKEN", ADMIN_TOKEN);
          environment.putAll(settings);
          List<Role> its = number < shape.number(kind) ? roles : spares;
          its.add(new Role(kind, number, environment, folder));
        }
      }
      Line line = new Line(folder, network, kafka, database, roles, spares, hooks);
      started.add(line);
      line.roles.forEach(role -> role.process().start());
      line.awaitReady();
      return line;
    } catch (RuntimeException e) {
      for (AutoCloseable part : started) {
        closeAfter(part, e);
      }
      throw e;
    }
  }

  private static void applyTopics(Path folder, KafkaCluster kafka) {
    ChildProcess apply =
        ChildProcess.ofClass(
            "topics",
            Main.class.getName(),
            List.of("topics", "apply"),
            "128m",
            Map.of("HOOKLINE_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
            folder.resolve("topics.log"));
    apply.start();
    Waiting.until("the topics are made", READY_PATIENCE, () -> !apply.isAlive());
  }

  /** Where it writes what it writes. */
  public Path folder() {
    return folder;
  }

  /** The ways between its processes; none where it has none. */
  public Network network() {
    return network;
  }

  public KafkaCluster kafka() {
    return kafka;
  }

  public Database database() {
    return database;
  }

  public Topics topics() {
    return topics;
  }

  /** The hooks to send to, each with its own channel. */
  public List<Hook> hooks() {
    return hooks;
  }

  /** Every process of a role that shall run all the time. */
  public List<Role> roles(RoleKind kind) {
    return roles.stream().filter(role -> role.kind() == kind).toList();
  }

  /** One more of a role, that does not run unless somebody starts it. */
  public Role spare(RoleKind kind) {
    return spares.stream().filter(role -> role.kind() == kind).findFirst().orElseThrow();
  }

  /** Waits until every process of the line says that it does its work. */
  public void awaitReady() {
    kafka.awaitUp();
    for (Role role : roles) {
      if (!Waiting.holdsWithin(READY_PATIENCE, role::isReady)) {
        throw new IllegalStateException(
            "%s is not ready after %d s: %s"
                .formatted(role.process().name(), READY_PATIENCE.toSeconds(), role.readiness()));
      }
    }
  }

  /** A process that is gone although nobody stopped it. */
  public Optional<String> lost() {
    return Stream.of(
            kafka.brokers().stream(),
            roles.stream().map(Role::process),
            spares.stream().map(Role::process))
        .flatMap(processes -> processes)
        .filter(ChildProcess::endedByItself)
        .map(process -> process.name() + " ended by itself, see " + process.said())
        .findFirst();
  }

  @Override
  public void close() {
    roles.forEach(role -> role.process().close());
    spares.forEach(role -> role.process().close());
    kafka.close();
    database.close();
    network.close();
  }

  private static void closeAfter(AutoCloseable part, RuntimeException failure) {
    try {
      part.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }
}
