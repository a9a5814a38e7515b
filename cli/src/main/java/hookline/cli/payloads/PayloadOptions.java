package hookline.cli.payloads;

import hookline.cli.ReceivedOptions;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which payloads. */
final class PayloadOptions {
  @Option(
      names = "--hook",
      paramLabel = "HOOK",
      description = "Sent to that hook: source id, the id in its URL, or display name.")
  private @Nullable String hook;

  @Mixin private ReceivedOptions received = new ReceivedOptions();

  @Option(
      names = "--delivery",
      paramLabel = "ID",
      split = ",",
      description = "Of that delivery; may be given several times.")
  private List<String> deliveries = List.of();

  @Option(
      names = "--match",
      paramLabel = "TEXT",
      description = "With that text in the body as it was sent, in this very spelling.")
  private @Nullable String match;

  @Option(names = "--limit", paramLabel = "N", description = "Ends after so many.")
  private @Nullable Long limit;

  /**
   * What is asked for, as a filter.
   *
   * @param sourceId of a hook that is named; asked only when one is
   */
  PayloadFilter filter(UnaryOperator<String> sourceId) {
    return new PayloadFilter(
        hook == null ? "" : sourceId.apply(hook), deliveries, since(), until(), match);
  }

  /** Epoch ms; 0 when none is given. */
  long since() {
    return Objects.requireNonNullElse(received.since(), 0L);
  }

  /** Epoch ms; 0 when none is given. */
  long until() {
    return Objects.requireNonNullElse(received.until(), 0L);
  }

  long limit() {
    return limit == null ? Long.MAX_VALUE : limit;
  }
}
