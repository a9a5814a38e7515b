package hookline.bench;

import hookline.bench.measure.Documentation;
import hookline.bench.measure.JsonReport;
import hookline.bench.measure.MarkdownReport;
import hookline.bench.measure.Progress;
import hookline.bench.measure.Report;
import hookline.bench.process.Pace;
import hookline.bench.process.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs parts and puts their figures where they were asked for. */
final class PartRun {
  private final RunOptions options;
  private final List<Report> reports = new ArrayList<>();

  PartRun(RunOptions options) {
    this.options = options;
  }

  /**
   * One part; its table goes to standard output.
   *
   * @param arguments as it was called, for whoever wants to repeat it
   */
  void run(String name, Part part, List<String> arguments) throws Exception {
    Progress.tell("%s", part.title());
    String when =
        ZonedDateTime.now(ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT));
    try (Workbench bench = Workbench.open();
        Pace pace = new Pace()) {
      Part.Found found = part.measure(options, bench);
      Report report =
          new Report(
              name,
              part.title(),
              String.join(" ", arguments),
              when,
              Machine.describe(),
              bench.others() + " " + pace.describe(),
              found.notes(),
              found.scenes(),
              Report.judge(found.scenes(), found.budgets()));
      reports.add(report);
      System.out.printf("%n## %s%n%n%s%n", part.title(), MarkdownReport.of(report));
      keep(report);
    }
  }

  /** After each part: a long run that fails at its end has not run in vain. */
  private void keep(Report report) throws IOException {
    @Nullable Path json = options.json();
    if (json != null) {
      JsonReport.write(json, reports);
    }
    @Nullable Path docs = options.docs();
    if (docs != null) {
      new Documentation(docs).write(report);
      Progress.tell("the figures are in %s", docs);
    } else {
      Progress.tell("no page was written to: it takes %d rounds", RunOptions.PUBLISHED_ROUNDS);
    }
  }

  /** 0 when every budget that was measured is held. */
  int exitCode() {
    return reports.stream().allMatch(Report::holds) ? 0 : 1;
  }
}
