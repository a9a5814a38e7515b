package hookline.cli.payloads;

import hookline.cli.ConfigOptions;
import hookline.cli.config.ConfigException;
import hookline.cli.config.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the log is. */
final class LogOptions {
  private static final String BROKERS = "kafka.bootstrap.servers";

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "./.hookline",
      description =
          "Where standalone.properties lies, whose "
              + BROKERS
              + " is taken where none is set; ${DEFAULT-VALUE} unless given.")
  private Path dataDir = Path.of(".hookline");

  /** The settings, standalone's brokers among them where no others are named. */
  Settings settings() {
    Map<String, String> given = new LinkedHashMap<>(config.given());
    Path file = dataDir.resolve("standalone.properties");
    if (!given.containsKey(BROKERS) && Files.exists(file)) {
      Properties standalone = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        standalone.load(reader);
      } catch (IOException e) {
        throw new ConfigException("%s cannot be read: %s".formatted(file, e));
      }
      String brokers = standalone.getProperty(BROKERS);
      if (brokers != null) {
        given.put(BROKERS, brokers);
      }
    }
    return Settings.of(given);
  }
}
