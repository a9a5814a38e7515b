package hookline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a payload was received. */
public final class ReceivedOptions {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = PointInTime.Reader.class,
      description = "Received since then: how long " + PointInTime.FORMS + ".")
  private @Nullable PointInTime since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = PointInTime.Reader.class,
      description = "Received before then.")
  private @Nullable PointInTime until;

  /** Whether neither was given. */
  public boolean areEmpty() {
    return since == null && until == null;
  }

  /** Epoch ms; null when none is given. */
  public @Nullable Long since() {
    return since == null ? null : since.millis();
  }

  /** Epoch ms, itself not among them; null when none is given. */
  public @Nullable Long until() {
    return until == null ? null : until.millis();
  }
}
