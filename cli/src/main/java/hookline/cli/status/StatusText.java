package hookline.cli.status;

import hookline.status.LineStatus;
import hookline.status.LineStatus.Instance;
import hookline.status.LineStatus.RunningReplay;
import hookline.status.PartitionNumbers;
import hookline.status.Rates;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The line's status for people: what waits first, then who is there, then what else there is. */
final class StatusText {
  private static final List<String> HEADS =
      List.of("ROLE", "INSTANCE", "HOST", "VERSION", "STATE", "UP", "HEARD", "PARTITIONS");

  private StatusText() {}

  static List<String> of(LineStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add("Hookline at " + Instant.ofEpochMilli(status.at()).truncatedTo(ChronoUnit.SECONDS));
    lines.add("");
    lines.add("oldest not stored  " + age(status.oldestAgeMillis()));
    lines.add("waiting            " + waiting(status));
    lines.add("a second           " + rates(status.rates()));
    lines.add("");
    lines.addAll(instances(status));
    if (!status.replays().isEmpty()) {
      lines.add("");
      status.replays().forEach(replay -> lines.add(replay(replay)));
    }
    if (!status.troubles().isEmpty()) {
      lines.add("");
      lines.add("topics that are not as they must be:");
      status.troubles().forEach(trouble -> lines.add("  " + trouble));
    }
    return lines;
  }

  private static String waiting(LineStatus status) {
    return String.format(
        Locale.ROOT,
        "%,d payloads to be processed, %,d records to be stored",
        status.payloadsLag(),
        status.postsLag());
  }

  private static String rates(Rates rates) {
    return String.format(
        Locale.ROOT,
        "%,.1f accepted, %,.1f refused, %,.1f posted, %,.1f rejected, %,.1f stored",
        rates.accepted(),
        rates.refused(),
        rates.posted(),
        rates.rejected(),
        rates.stored());
  }

  private static List<String> instances(LineStatus status) {
    if (status.instances().isEmpty()) {
      return List.of("no process was heard in the last minutes");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADS);
    status.instances().forEach(instance -> rows.add(row(instance, status.at())));
    int[] widths = new int[HEADS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(HEADS, widths));
    for (int i = 0; i < status.instances().size(); i++) {
      lines.add(line(rows.get(i + 1), widths));
      status.instances().get(i).reasons().forEach(reason -> lines.add("  " + plain(reason)));
    }
    return lines;
  }

  private static List<String> row(Instance instance, long now) {
    return List.of(
        plain(instance.role()),
        plain(instance.id()),
        plain(instance.host()),
        orDash(plain(instance.version())),
        instance.state(),
        instance.startedAt() == 0 ? "-" : since(instance.startedAt(), now),
        instance.heardAt() == 0 ? "-" : since(instance.heardAt(), now) + " ago",
        partitions(instance));
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }

  private static String partitions(Instance instance) {
    List<String> all = new ArrayList<>();
    instance
        .partitions()
        .forEach((topic, numbers) -> all.add(topic + " " + PartitionNumbers.ranges(numbers)));
    return orDash(String.join("; ", all));
  }

  private static String replay(RunningReplay replay) {
    return String.format(
        Locale.ROOT,
        "replay %s: %s%s, %s, %,d of %,d payloads read",
        replay.id(),
        replay.state(),
        replay.detail().isEmpty() ? "" : ", waits " + plain(replay.detail()),
        replay.apply() ? "applies" : "dry run",
        replay.payloadsRead(),
        replay.payloads());
  }

  private static String age(@Nullable Long millis) {
    if (millis == null) {
      return "unknown";
    }
    return millis == 0 ? "none" : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
  }

  private static String since(long then, long now) {
    Duration time = Duration.ofMillis(Math.max(0, now - then));
    if (time.toDays() > 0) {
      return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return "%d h %d m".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%d m %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + " s";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  /** Whoever can write to the topic could write to the terminal. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
