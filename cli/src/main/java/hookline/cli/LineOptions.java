package hookline.cli;

import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Mixin;

/** Where the line is: as every command is told, or else as a standalone Hookline tells. */
public final class LineOptions {
  private static final String BROKERS = "kafka.bootstrap.servers";

  @Mixin private ConfigOptions config = new ConfigOptions();
  @Mixin private DataDirOption dataDir = new DataDirOption();

  /** The settings of what asks the log alone. */
  public Settings ofLog() {
    return settings(List.of(BROKERS));
  }

  /**
   * The settings of what asks log and store: either both as they are given or both of standalone,
   * never the store of one Hookline beside the log of another.
   */
  public Settings ofLogAndStore() {
    return settings(List.of(BROKERS, Setting.STORE_URL.key()));
  }

  private Settings settings(List<String> places) {
    Map<String, String> given = new LinkedHashMap<>(config.given());
    if (places.stream().noneMatch(given::containsKey)) {
      Properties standalone = dataDir.read();
      for (String place : places) {
        String value = standalone.getProperty(place);
        if (value != null) {
          given.put(place, value);
        }
      }
    }
    return Settings.of(given);
  }
}
