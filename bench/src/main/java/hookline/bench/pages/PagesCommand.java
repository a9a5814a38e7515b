package hookline.bench.pages;

import hookline.bench.Machine;
import hookline.bench.directory.SampleDirectory;
import hookline.bench.measure.Progress;
import hookline.bench.measure.Spread;
import hookline.bench.process.Workbench;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures pages where the store has millions of posts. */
@Command(
    name = "pages",
    description = {
      "Fills a store with posts and rejections, asks a console for its pages, each beside its"
          + " queries alone, and prints the plans of those.",
      "There is no budget: how long a page takes is the machine's, what it reads is in the plans."
    },
    mixinStandardHelpOptions = true)
public final class PagesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;

  @Option(
      names = "--posts",
      defaultValue = "10000000",
      description = "How many deliveries are posted (${DEFAULT-VALUE}), a tenth to one channel.")
  private long posts;

  @Option(
      names = "--channels",
      defaultValue = "5000",
      description = "How many (${DEFAULT-VALUE}); at least two.")
  private int channels;

  @Option(
      names = "--hooks",
      defaultValue = "20000",
      description = "How many (${DEFAULT-VALUE}); at least as many as channels.")
  private int hooks;

  @Option(
      names = "--rounds",
      defaultValue = "11",
      description = "How often each page is asked for, in turns (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-ups",
      defaultValue = "15",
      description = "How often before (${DEFAULT-VALUE}).")
  private int warmUps;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the database is kept: filled when it is not there yet, and left for the next run.")
  private @Nullable Path data;

  private record Measured(List<Double> page, List<Double> bare, List<Double> ratio) {
    Measured() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  public Integer call() throws Exception {
    if (posts < 100 || rounds < 1 || channels < 2 || hooks < channels) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "it takes 100 posts, a round, two channels, and a hook for each");
    }
    System.out.println(Machine.describe());
    try (Workbench bench = Workbench.open()) {
      Path folder = data == null ? bench.folder() : data.toAbsolutePath();
      Site site = Site.start(bench, folder, new SampleDirectory(hooks, channels), posts);
      try (Connection connection = site.store().connect()) {
        BareQueries bare = new BareQueries(connection);
        List<AskedPage> pages = Pages.of(site);
        Map<AskedPage, Measured> measured = measure(pages, bare);
        tell(site, measured);
        System.out.println(bench.others());
        explain(pages, bare);
      }
    }
    return 0;
  }

  private Map<AskedPage, Measured> measure(List<AskedPage> pages, BareQueries bare)
      throws Exception {
    Map<AskedPage, Measured> measured = new LinkedHashMap<>();
    for (int round = -warmUps; round < rounds; round++) {
      for (AskedPage page : pages) {
        double millis = page.visitor().millis(page.path());
        double alone = bare.millis(page.statements());
        if (round >= 0) {
          Measured of = measured.computeIfAbsent(page, key -> new Measured());
          of.page().add(millis);
          of.bare().add(alone);
          of.ratio().add(millis / alone);
        }
      }
      Progress.tell(round < 0 ? "warming up" : "round %d", round + 1);
    }
    return measured;
  }

  private void tell(Site site, Map<AskedPage, Measured> measured) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%n%,d posts, %s; %,d rejections; %,d channels, %,d hooks; %d rounds%n%n",
        site.store().number("SELECT count(*) FROM posts"),
        "%,d MB with indexes"
            .formatted(site.store().number("SELECT pg_total_relation_size('posts') / 1000000")),
        site.store().number("SELECT count(*) FROM rejected"),
        channels,
        hooks,
        rounds);
    System.out.println(
        """
        | page | page, ms | most | its queries | alone, ms | ratio |
        |---|--:|--:|--:|--:|--:|""");
    measured.forEach(
        (page, of) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %d | %.1f | %.1f |%n",
                page.name(),
                Spread.of(of.page()).median(),
                Spread.of(of.page()).most(),
                page.statements().size(),
                Spread.of(of.bare()).median(),
                Spread.of(of.ratio()).median()));
  }

  /** What several pages ask with the same values is explained once. */
  private static void explain(List<AskedPage> pages, BareQueries bare) throws Exception {
    Set<LoggedStatement> explained = new HashSet<>();
    for (AskedPage page : pages) {
      // One that is asked again goes on from where it came to, by the same plan.
      Map<String, LoggedStatement> first = new LinkedHashMap<>();
      page.statements().forEach(each -> first.putIfAbsent(each.sql(), each));
      for (LoggedStatement statement : first.values()) {
        if (explained.add(statement)) {
          explain(page, statement, bare);
        }
      }
    }
  }

  private static void explain(AskedPage page, LoggedStatement statement, BareQueries bare)
      throws Exception {
    long times = page.statements().stream().filter(it -> it.sql().equals(statement.sql())).count();
    System.out.printf("%n### %s%s%n%n", page.name(), times == 1 ? "" : ", " + times + " times");
    System.out.println(statement.sql().strip().indent(4));
    bare.plan(statement).forEach(line -> System.out.println("    " + line));
  }
}
