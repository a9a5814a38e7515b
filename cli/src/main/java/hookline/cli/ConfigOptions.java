package hookline.cli;

import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How every command is told its settings. */
public final class ConfigOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

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

  /** The same, but for one that a flag of its own says. */
  Settings loadWith(Setting setting, String value) {
    Map<String, String> given = new LinkedHashMap<>(given());
    given.put(setting.key(), value);
    return Settings.of(given);
  }

  /** The same by key, as they are written. */
  public Map<String, String> given() {
    flags.keySet().stream().filter(Settings::isSecret).forEach(this::warn);
    return Settings.merge(file, System.getenv(), flags);
  }

  private void warn(String key) {
    PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
    err.printf(
        "hookline: every list of processes shows %s while it is given with --set: put it into a file, and name that with --set %s.file=... or %s_FILE%n",
        key, key, Settings.variable(key));
    err.flush();
  }
}
