package hookline.console.pages.system;

import hookline.status.LineStatus;
import hookline.status.LineStatus.Instance;
import hookline.status.LineStatus.RunningReplay;
import hookline.status.PartitionNumbers;
import hookline.status.Rates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The line at one moment, in words.
 *
 * @param figures what waits, and what is done in a second
 * @param troubles of topics, a line each with the remedy
 */
public record LineView(
    List<Figure> figures, List<Role> roles, List<RunningReplay> replays, List<String> troubles) {

  /** A number and what it is of. */
  public record Figure(String name, String value, String help) {}

  /**
   * A process.
   *
   * @param tone what its state is marked as, by the names of system.css
   * @param reasons why it is not ready
   */
  public record Role(
      String name,
      String id,
      String host,
      String version,
      String state,
      String tone,
      List<String> reasons,
      String up,
      String heard,
      String partitions) {}

  static LineView of(LineStatus status) {
    Rates rates = status.rates();
    return new LineView(
        List.of(
            new Figure("Oldest not stored", age(status.oldestAgeMillis()), "of what was accepted"),
            new Figure("To be processed", number(status.payloadsLag()), "payloads"),
            new Figure("To be stored", number(status.postsLag()), "records"),
            new Figure("Accepted", rate(rates.accepted()), "a second"),
            new Figure("Refused", rate(rates.refused()), "a second"),
            new Figure("Posted", rate(rates.posted()), "a second"),
            new Figure("Rejected", rate(rates.rejected()), "a second"),
            new Figure("Stored", rate(rates.stored()), "a second")),
        status.instances().stream().map(one -> role(one, status.at())).toList(),
        status.replays(),
        status.troubles());
  }

  private static Role role(Instance instance, long now) {
    List<String> partitions = new ArrayList<>();
    instance
        .partitions()
        .forEach(
            (topic, numbers) -> partitions.add(topic + " " + PartitionNumbers.ranges(numbers)));
    return new Role(
        instance.role(),
        instance.id(),
        instance.host(),
        instance.version().isEmpty() ? "unknown" : instance.version(),
        instance.state(),
        switch (instance.state()) {
          case "ready" -> "done";
          case "not ready" -> "still";
          default -> "bad";
        },
        instance.reasons(),
        instance.startedAt() == 0 ? "unknown" : since(instance.startedAt(), now),
        instance.heardAt() == 0 ? "never" : since(instance.heardAt(), now) + " ago",
        String.join("; ", partitions));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, "%,.1f", rate);
  }

  private static String age(@Nullable Long millis) {
    if (millis == null) {
      return "unknown";
    }
    return millis == 0 ? "none" : String.format(Locale.ROOT, "%,.1f s", millis / 1e3);
  }

  private static String since(long then, long now) {
    Duration time = Duration.ofMillis(Math.max(0, now - then));
    if (time.toDays() > 0) {
      return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + " s";
  }
}
