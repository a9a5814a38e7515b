package hookline.cli;

import hookline.cli.config.RoleConfigs;
import hookline.sink.KeptStore;
import hookline.sink.StoreComparison;
import hookline.sink.StoreComparison.Compared;
import hookline.sink.StoreRebuild;
import hookline.topics.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code store} command: what is done to the tables as a whole. */
@Command(
    name = "store",
    description = "Makes the tables anew from the log, and compares old and new.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class StoreCommand {
  @Spec private @Nullable CommandSpec spec;

  @Command(
      name = "rebuild",
      description = {
        "Makes the tables anew from the log, with a sink's settings, while sinks and readers go on;"
            + " then they change places, all at once.",
        "The old tables are kept in a schema of their own. Ended in the middle, it has changed"
            + " nothing: begin again."
      },
      mixinStandardHelpOptions = true)
  int rebuild(@Mixin LineOptions line) {
    PrintWriter out = out();
    RoleConfigs configs = new RoleConfigs(line.ofLogAndStore());
    Topics topics = configs.topics();
    RebuildLines lines =
        new RebuildLines(Objects.requireNonNull(spec).commandLine().getErr(), Ansi.AUTO.enabled());
    StoreRebuild.Summary summary = new StoreRebuild(configs.store(topics), topics, lines).run();
    lines.end();
    out.printf(
        Locale.ROOT,
        "rebuilt in %s: %,d offsets of the log read; %,d posts, %,d rejections and %,d duplicates copied%n",
        shown(summary.took()),
        summary.offsets(),
        summary.posts(),
        summary.rejections(),
        summary.duplicates());
    out.printf(
        "the old tables are in schema %s: `hookline store compare` holds them against the new,"
            + " `hookline store drop-before` drops them%n",
        summary.kept());
    out.flush();
    return 0;
  }

  @Command(
      name = "compare",
      description =
          "Compares two stores row for row; exits 1 when they differ. What was written since the"
              + " swap is counted apart.",
      mixinStandardHelpOptions = true)
  int compare(
      @Mixin LineOptions line,
      @Option(
              names = "--old",
              paramLabel = "SCHEMA",
              defaultValue = "",
              description = "the tables before the last rebuild unless given")
          String old,
      @Option(
              names = "--new",
              paramLabel = "SCHEMA",
              defaultValue = "",
              description = "the tables in use unless given")
          String fresh,
      @Option(
              names = "--show",
              paramLabel = "NUMBER",
              defaultValue = "10",
              description = "so many differences of each table; ${DEFAULT-VALUE} unless given")
          int shown) {
    PrintWriter out = out();
    RoleConfigs configs = new RoleConfigs(line.ofLogAndStore());
    List<Compared> tables =
        new StoreComparison(configs.store(configs.topics())).compare(old, fresh, shown);
    String row = "%-12s  %12s  %12s  %12s  %12s%n";
    out.printf(row, "TABLE", "OLD ROWS", "NEW ROWS", "DIFFER", "SINCE");
    for (Compared table : tables) {
      out.printf(
          row,
          table.table(),
          number(table.oldRows()),
          number(table.newRows()),
          number(table.differing()),
          number(table.since()));
      table.shown().forEach(difference -> out.println("  " + difference));
    }
    long differing = tables.stream().mapToLong(Compared::differing).sum();
    out.println(differing == 0 ? "no row differs" : number(differing) + " rows differ");
    out.flush();
    return differing == 0 ? 0 : 1;
  }

  @Command(
      name = "drop-before",
      description = "Drops the tables that the last rebuild has replaced.",
      mixinStandardHelpOptions = true)
  int dropBefore(@Mixin LineOptions line) {
    RoleConfigs configs = new RoleConfigs(line.ofLogAndStore());
    out().println("dropped schema " + new KeptStore(configs.store(configs.topics())).drop());
    out().flush();
    return 0;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String shown(Duration took) {
    return took.toMinutes() > 0
        ? "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart())
        : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
