package hookline.bench.process;

import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * What a part of the benchmark works with: a folder, a broker, a database, roles and other
 * processes, all on the loopback address; gone, with what they wrote, when it is closed. For one
 * thread.
 */
public final class Workbench implements AutoCloseable {
  /** A broker is a broker's: its heap, as Kafka's own scripts have it. */
  private static final List<String> BROKER_OPTIONS = List.of("-Xmx1g", "-Xms1g", "-XX:+UseG1GC");

  private final Path folder;
  private final @Nullable Workbench around;
  private final OtherPrograms others;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<ProcessorClock> watched = new ArrayList<>();
  private @Nullable Child broker;
  private @Nullable String bootstrapServers;
  private @Nullable Database database;

  private Workbench(@Nullable Workbench around, OtherPrograms others) throws IOException {
    this.folder = newFolder();
    this.around = around;
    this.others = others;
  }

  /** Nothing is started yet. */
  public static Workbench open() throws IOException {
    return new Workbench(null, new OtherPrograms());
  }

  /** One for a while, to be closed before this one; what its processes took is told here. */
  public Workbench openWithin() throws IOException {
    return new Workbench(this, others);
  }

  public Path folder() {
    return folder;
  }

  /** Closes it with everything else, before what was there earlier. */
  public <T extends AutoCloseable> T keep(T opened) {
    open.push(opened);
    return opened;
  }

  /** Where the broker is, started when first asked for. */
  public String bootstrapServers() throws IOException {
    if (bootstrapServers == null) {
      broker =
          keep(
              Child.start(
                  folder,
                  "broker",
                  BROKER_OPTIONS,
                  BrokerMain.class.getName(),
                  folder.resolve("kafka").toString()));
      bootstrapServers = broker.answer();
    }
    return bootstrapServers;
  }

  /** The broker's processor time. */
  public ProcessorClock brokerClock() throws IOException {
    bootstrapServers();
    return java.util.Objects.requireNonNull(broker).clock();
  }

  /** What every client needs to know. */
  public Map<String, Object> kafka() throws IOException {
    return new HashMap<>(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /** The database, started when first asked for. */
  public Database database() throws IOException {
    return database(folder);
  }

  /**
   * The same in a folder that is left as it is by the close, when it is another than the bench's.
   */
  public Database database(Path in) throws IOException {
    if (database == null) {
      database = keep(Database.start(in));
      watch(database.clock());
    }
    return database;
  }

  /** Makes the topics of a Hookline of its own. */
  public Topics topics(String prefix, int partitions) throws IOException {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    Topics topics =
        new Topics(
            new TopicSettings(
                prefix, partitions, 1, defaults.retention(), defaults.maxRecordBytes()));
    try (Admin admin = Admin.create(kafka())) {
      new TopicAdmin(admin, topics).apply();
    }
    return topics;
  }

  /** A role on those topics; closed with the rest, or earlier. */
  public Role role(String command, Topics topics, Map<String, String> settings) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap.servers", bootstrapServers());
    all.put("topics.prefix", topics.prefix());
    all.put("topics.partitions", Integer.toString(topics.settings().partitions()));
    all.put("topics.replication", "1");
    all.putAll(settings);
    return keep(Role.start(folder.resolve(topics.prefix() + command), command, all));
  }

  /**
   * Counts what that clock shows as the benchmark's own: it is of no descendant of this process.
   */
  public void watch(ProcessorClock clock) {
    watched.add(clock);
  }

  /** What other programs took meanwhile; asked for once, before the close. */
  public String others() {
    addWatched();
    return others.describe();
  }

  private void addWatched() {
    watched.forEach(clock -> others.addOwn(clock.seconds()));
  }

  /** Stops everything, the last started first. */
  @Override
  public void close() {
    if (around != null) {
      addWatched();
    }
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("the benchmark left something running: " + e.getMessage());
      }
    }
    delete(folder);
  }

  /** A folder to work in, which an interrupted benchmark deletes. */
  public static Path newFolder() throws IOException {
    Path folder = Files.createTempDirectory("hookline-bench-");
    Leftovers.add(folder);
    return folder;
  }

  /** Deletes a folder with all in it, as far as it can. */
  public static void delete(Path folder) {
    Leftovers.delete(folder);
  }
}
