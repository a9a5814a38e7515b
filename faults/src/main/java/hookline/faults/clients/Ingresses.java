package hookline.faults.clients;

import hookline.cli.Main;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.FreePort;
import hookline.faults.line.LoneBroker;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.topics.DirectoryTopic;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A broker and ingresses, each a process of its own, and a hook to send to. */
final class Ingresses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String HOOK_ID = "hseoksecrethseoksecrethse1";
  private static final int KIB = 1 << 10;

  private final ChildProcess broker;
  private final List<ChildProcess> ingresses = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  private Ingresses(Path folder, int count) {
    int brokerPort = FreePort.find();
    String bootstrap = "127.0.0.1:" + brokerPort;
    this.broker = LoneBroker.in(folder, brokerPort, "384m");
    for (int i = 1; i <= count; i++) {
      int port = FreePort.find();
      ports.add(port);
      ingresses.add(ingress(port, bootstrap, folder.resolve("ingress-" + i + ".log")));
    }
    broker.start();
    makeHook(Map.of("bootstrap.servers", bootstrap));
    ingresses.forEach(ChildProcess::start);
  }

  private static ChildProcess ingress(int port, String bootstrap, Path said) {
    return ChildProcess.ofClass(
        "ingress",
        Main.class.getName(),
        List.of("ingress"),
        "384m",
        Map.of(
            "HOOKLINE_KAFKA_BOOTSTRAP_SERVERS",
            bootstrap,
            "HOOKLINE_HTTP_HOST",
            "127.0.0.1",
            "HOOKLINE_HTTP_PORT",
            Integer.toString(port),
            "HOOKLINE_MANAGEMENT_HOST",
            "127.0.0.1",
            "HOOKLINE_MANAGEMENT_PORT",
            Integer.toString(FreePort.find())),
        said);
  }

  /** Returns when all of them take webhooks. */
  static Ingresses start(Path folder, int count) {
    Ingresses started = new Ingresses(folder, count);
    try {
      Waiting.until(
          "the ingresses take webhooks, see " + folder,
          PATIENCE,
          () -> {
            try (HonestClient client = new HonestClient(started.ports(), started.path())) {
              client.measure(count);
              return true;
            }
          });
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private static void makeHook(Map<String, String> kafka) {
    Topics topics = new Topics(TopicSettings.DEFAULTS);
    Waiting.until(
        "the topics are there",
        PATIENCE,
        () -> {
          try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
            new TopicAdmin(admin, topics).apply();
            return true;
          }
        });
    Hook hook =
        new Hook(
            "source",
            HOOK_ID,
            1,
            1,
            0,
            "creator",
            "channel",
            "team",
            "",
            "",
            "",
            "",
            false,
            Dialect.MATTERMOST,
            "UTC",
            0,
            RetryKey.NONE,
            0,
            "",
            0,
            Protection.NONE);
    try (DirectoryView view = DirectoryView.start(topics, kafka)) {
      if (!view.awaitLoaded(PATIENCE)) {
        throw new IllegalStateException(view.notReady());
      }
      new DirectoryWriter(view, topics, kafka)
          .write(known -> List.of(DirectoryEntry.of(DirectoryTopic.HOOKS, hook)));
    }
  }

  List<Integer> ports() {
    return ports;
  }

  String path() {
    return "/hooks/" + HOOK_ID;
  }

  /**
   * Bytes of memory the one that takes the most has of the machine; 0 where there is no {@code
   * /proc}.
   */
  long residentBytes() {
    return ingresses.stream().mapToLong(Ingresses::residentBytes).max().orElse(0);
  }

  private static long residentBytes(ChildProcess ingress) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(ingress.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Has them keep no more memory than what they hold needs. */
  void collectGarbage() {
    ingresses.forEach(ChildProcess::collectGarbage);
  }

  @Override
  public void close() {
    ingresses.forEach(ChildProcess::close);
    broker.close();
  }
}
