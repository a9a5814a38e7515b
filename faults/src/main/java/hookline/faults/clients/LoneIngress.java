package hookline.faults.clients;

import hookline.cli.Main;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.FreePort;
import hookline.embedded.KafkaNode;
import hookline.faults.line.BrokerMain;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.topics.DirectoryTopic;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** One ingress and one broker, each a process of its own, and a hook to send to. */
final class LoneIngress implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String HOOK_ID = "hseoksecrethseoksecrethse1";
  private static final int KIB = 1 << 10;

  private final ChildProcess broker;
  private final ChildProcess ingress;
  private final int port = FreePort.find();

  private LoneIngress(Path folder) {
    int brokerPort = FreePort.find();
    this.broker =
        ChildProcess.ofClass(
            "broker",
            BrokerMain.class.getName(),
            List.of(
                "1",
                KafkaNode.newClusterId(),
                Integer.toString(brokerPort),
                folder.resolve("broker").toString(),
                "1=" + FreePort.find()),
            "384m",
            Map.of("HOOKLINE_LOG_LEVEL", "WARN"),
            folder.resolve("broker.log"));
    String bootstrap = "127.0.0.1:" + brokerPort;
    this.ingress =
        ChildProcess.ofClass(
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
            folder.resolve("ingress.log"));
    broker.start();
    makeHook(Map.of("bootstrap.servers", bootstrap));
    ingress.start();
  }

  /** Returns when it takes webhooks. */
  static LoneIngress start(Path folder) {
    LoneIngress started = new LoneIngress(folder);
    try {
      Waiting.until(
          "the ingress takes webhooks, see " + started.ingress.said(),
          PATIENCE,
          () -> {
            try (HonestClient client = new HonestClient(started.port(), started.path())) {
              client.post();
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
            0);
    try (DirectoryView view = DirectoryView.start(topics, kafka)) {
      if (!view.awaitLoaded(PATIENCE)) {
        throw new IllegalStateException(view.notReady());
      }
      new DirectoryWriter(view, topics, kafka)
          .write(known -> List.of(DirectoryEntry.of(DirectoryTopic.HOOKS, hook)));
    }
  }

  int port() {
    return port;
  }

  String path() {
    return "/hooks/" + HOOK_ID;
  }

  /** Bytes of memory it takes from the machine; 0 where there is no {@code /proc}. */
  long residentBytes() {
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

  /** Has it keep no more memory than what it holds needs. */
  void collectGarbage() {
    ingress.collectGarbage();
  }

  @Override
  public void close() {
    ingress.close();
    broker.close();
  }
}
