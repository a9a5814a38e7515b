package hookline.cli.api;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which team a channel's name is of. */
final class TeamOption {
  @Option(
      names = "--team",
      paramLabel = "TEAM",
      description = "the team's name or id; the only one there is unless given")
  private @Nullable String name;

  @Nullable String name() {
    return name;
  }
}
