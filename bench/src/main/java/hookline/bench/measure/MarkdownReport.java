package hookline.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report as people read it, on a terminal and in the documentation. */
public final class MarkdownReport {
  private MarkdownReport() {}

  /** The whole of it, without a heading. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder();
    text.append("`%s`, %s.%n%n".formatted(report.command(), report.when()));
    text.append("On %s. %s%n".formatted(report.machine(), report.others()));
    if (!report.notes().isEmpty()) {
      text.append(System.lineSeparator());
      report.notes().forEach(note -> text.append("- %s%n".formatted(note)));
    }
    report.scenes().forEach(scene -> append(text, scene));
    append(text, report.verdicts());
    return text.toString();
  }

  private static void append(StringBuilder text, Scene scene) {
    List<Quantity> quantities = scene.quantities();
    int rounds = scene.count();
    text.append(
        "%n**%s**, the median of %d %s%n%n"
            .formatted(
                scene.title(),
                rounds,
                rounds == 1 ? "round" : "rounds, with the least and the most"));
    text.append('|');
    text.append(" |");
    quantities.forEach(quantity -> text.append(" %s |".formatted(quantity.title())));
    boolean compares = scene.rounds().size() > 1;
    if (compares) {
      text.append(" %s, %s's ÷ its |".formatted(quantities.get(0).title(), scene.first()));
    }
    text.append("%n|---|".formatted());
    quantities.forEach(quantity -> text.append("--:|"));
    text.append(compares ? "--:|%n".formatted() : "%n".formatted());
    for (String subject : scene.rounds().keySet()) {
      text.append("| %s |".formatted(subject));
      for (Quantity quantity : quantities) {
        text.append(
            " %s |"
                .formatted(
                    scene
                        .spread(subject, quantity)
                        .map(spread -> spread.show(quantity))
                        .orElse("")));
      }
      if (compares) {
        text.append(" %s |".formatted(times(scene, subject, quantities.get(0))));
      }
      text.append(System.lineSeparator());
    }
  }

  private static String times(Scene scene, String subject, Quantity quantity) {
    if (subject.equals(scene.first())) {
      return "";
    }
    Optional<Spread> ratio = scene.ratio(scene.first(), subject, quantity);
    return ratio
        .map(
            spread ->
                spread.least() == spread.most()
                    ? two(spread.median()) + " ×"
                    : "%s × (%s–%s)"
                        .formatted(two(spread.median()), two(spread.least()), two(spread.most())))
        .orElse("");
  }

  private static String two(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static void append(StringBuilder text, List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    text.append("%n| budget | where | measured | |%n|---|---|--:|---|%n".formatted());
    for (Verdict verdict : verdicts) {
      text.append(
          "| %s | %s | %s | %s |%n"
              .formatted(
                  verdict.budget().show(),
                  verdict.scene(),
                  verdict.budget().showValue(verdict.measured().median()),
                  verdict.holds() ? "held" : "**missed**"));
    }
  }
}
