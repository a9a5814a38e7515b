package hookline.cli;

import hookline.cli.config.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How every command is told its settings. */
public final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings as properties; README.md lists them.")
  private @Nullable Path file;

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "One setting; stands above the file and the HOOKLINE_... variables.")
  private Map<String, String> flags = new LinkedHashMap<>();

  /** The settings of file, environment and flags. */
  Settings load() {
    return Settings.of(given());
  }

  /** The same by key, as they are written. */
  public Map<String, String> given() {
    return Settings.merge(file, System.getenv(), flags);
  }
}
