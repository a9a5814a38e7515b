package hookline.cli.standalone;

import hookline.cli.ConfigOptions;
import hookline.cli.config.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code standalone} command. */
@Command(
    name = "standalone",
    description = {
      "Starts everything in one process, on a real Kafka and a real PostgreSQL of its own, and"
          + " prints a webhook URL.",
      "What it keeps lies in the data folder and is there again at the next start."
    },
    mixinStandardHelpOptions = true)
public final class StandaloneCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8065",
      description = "Of webhooks and health; ${DEFAULT-VALUE} unless given, 0 for any free one.")
  private int port;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Of the broker, on 127.0.0.1; any free one unless given.")
  private int kafkaPort;

  @Option(
      names = "--store-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Of PostgreSQL, on 127.0.0.1; any free one unless given.")
  private int storePort;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "./.hookline",
      description = "Where everything is kept; ${DEFAULT-VALUE} unless given.")
  private Path dataDir = Path.of(".hookline");

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = {
        "What an empty data folder begins with instead of a first hook: a bulk file,",
        "of `hookline directory export` or of Mattermost; - is standard input."
      })
  private @Nullable String from;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    CountDownLatch stopped = new CountDownLatch(1);
    Map<String, String> settings = options.given();
    Choices choices =
        new Choices(
            settings.getOrDefault(Setting.HTTP_HOST.key(), Setting.HTTP_HOST.defaultValue()),
            port,
            kafkaPort,
            storePort,
            dataDir,
            settings.getOrDefault(Setting.ADMIN_TOKEN.key(), "").strip(),
            from);
    long begun = System.nanoTime();
    Standalone standalone =
        new Standalone(
            choices,
            line -> {
              out.println("hookline: " + line);
              out.flush();
            },
            line -> {
              tell(err, line);
              // Not by this thread, which the stop waits for.
              new Thread(() -> System.exit(CommandLine.ExitCode.SOFTWARE), "exit").start();
            });
    BrokerDeath.watch(
        dataDir.resolve("kafka"),
        line -> {
          tell(err, line);
          endAtOnce(standalone);
        });
    // Before anything starts: PostgreSQL is a process of its own and would outlive this one.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  standalone.close();
                  stopped.countDown();
                },
                "stop"));
    standalone.start(settings);
    greet(out, standalone.properties(), (System.nanoTime() - begun) / 1_000_000);
    stopped.await();
    return 0;
  }

  private static void tell(PrintWriter err, String line) {
    err.println("hookline: " + line);
    err.flush();
  }

  /** Everything else would wait for the broker, in vain; all of it is made to be killed. */
  private static void endAtOnce(Standalone standalone) {
    try {
      standalone.stopDatabase();
    } catch (IOException | RuntimeException e) {
      LoggerFactory.getLogger(StandaloneCommand.class).debug("PostgreSQL runs on", e);
    } finally {
      Runtime.getRuntime().halt(CommandLine.ExitCode.SOFTWARE);
    }
  }

  private void greet(PrintWriter out, Map<String, String> properties, long millis) {
    String store = Objects.requireNonNull(properties.get("store.jdbc.url"));
    out.printf("hookline: ready after %.1f s; Ctrl-C stops it%n", millis / 1000.0);
    out.println();
    String hook = properties.get("hook.id");
    if (hook == null) {
      out.println(
          "  There is no webhook yet: `hookline hooks create --help` tells how to make one.");
    } else {
      String url = properties.get("http.url") + "/hooks/" + hook;
      out.println("  Your first webhook:");
      out.println();
      out.println("    " + url);
      out.println();
      out.println("  Try it:");
      out.println();
      out.println(
          "    curl -i -X POST -d 'payload={\"text\": \"Hello, this is some text.\"}' " + url);
    }
    out.println();
    out.println("  The posts are rows of the table \"posts\" in " + store);
    out.println("  Tokens and addresses for scripts: " + dataDir.resolve("standalone.properties"));
    out.println("  The pages, signed in to with its admin.token: " + properties.get("http.url"));
    out.println();
    out.flush();
  }
}
