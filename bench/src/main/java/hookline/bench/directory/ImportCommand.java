package hookline.bench.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.bench.Machine;
import hookline.cli.bulk.DirectoryExport;
import hookline.cli.bulk.DirectoryImport;
import hookline.cli.bulk.Progress;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.Shared;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long a directory takes to be exported and imported. */
@Command(
    name = "import",
    description =
        "Exports a directory, imports the file where there is none, and again; exit code 1 when the"
            + " budget is missed.",
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final double SECONDS_FOR_100_000 = 60;

  @Option(
      names = "--hooks",
      defaultValue = "100000",
      description = "How many (${DEFAULT-VALUE}), with a tenth as many channels.")
  private int hooks;

  @Override
  public Integer call() throws IOException {
    System.out.println(Machine.describe());
    Map<String, String> kafka = Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
    Topics from = topics("bench-from.", kafka);
    Filling.fill(from, kafka, new SampleDirectory(hooks, Math.max(1, hooks / 10)));
    Path file = Files.createTempFile("hookline-bench-", ".jsonl");
    try {
      export(from, kafka, file);
      Topics to = topics("bench-to.", kafka);
      double seconds = importInto(to, kafka, file, "imported");
      importInto(to, kafka, file, "imported again");
      boolean holds = seconds <= SECONDS_FOR_100_000 * hooks / 100_000;
      System.out.printf(
          "budget: 100,000 hooks within %.0f s: %s%n",
          SECONDS_FOR_100_000, holds ? "held" : "MISSED");
      return holds ? 0 : 1;
    } finally {
      Files.delete(file);
    }
  }

  private static void export(Topics topics, Map<String, String> kafka, Path file)
      throws IOException {
    try (DirectoryView view = loaded(topics, kafka);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      long start = System.nanoTime();
      new DirectoryExport(view).write(out);
      out.flush();
      tell("exported", start, Files.size(file));
    }
  }

  /** Returns the seconds it took, beyond reading what is there. */
  private static double importInto(Topics topics, Map<String, String> kafka, Path file, String what)
      throws IOException {
    try (DirectoryView view = loaded(topics, kafka);
        InputStream in = Files.newInputStream(file)) {
      PrintWriter err = new PrintWriter(System.err, true, UTF_8);
      DirectoryImport work =
          DirectoryImport.into(
              new DirectoryWriter(view, topics, kafka),
              true,
              err,
              new Progress(err, false, Files.size(file)));
      long start = System.nanoTime();
      if (!work.run(in, file.toString(), System.currentTimeMillis())) {
        throw new IllegalStateException("a line was refused");
      }
      double seconds = tell(what, start, Files.size(file));
      System.out.print(work.summary());
      return seconds;
    }
  }

  private static double tell(String what, long start, long bytes) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "%s in %.1f s, %,d bytes%n", what, seconds, bytes);
    return seconds;
  }

  private static DirectoryView loaded(Topics topics, Map<String, String> kafka) {
    DirectoryView view = DirectoryView.start(topics, kafka);
    if (!view.awaitLoaded(PATIENCE)) {
      throw new IllegalStateException("not loaded: " + view.notReady());
    }
    return view;
  }

  private static Topics topics(String prefix, Map<String, String> kafka) {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    Topics topics =
        new Topics(
            new TopicSettings(prefix, 1, 1, defaults.retention(), defaults.maxRecordBytes()));
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      new TopicAdmin(admin, topics).apply();
    }
    return topics;
  }
}
