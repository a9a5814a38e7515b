package hookline.cli;

import hookline.cli.config.ConfigException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Where a standalone Hookline keeps its data, and tells in a file how to reach it. */
public final class DataDirOption {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "./.hookline",
      description =
          "Where standalone.properties lies, which tells what is not given; ${DEFAULT-VALUE} unless"
              + " given.")
  private Path dataDir = Path.of(".hookline");

  /** The file a standalone Hookline writes when it is ready. */
  public Path file() {
    return dataDir.resolve("standalone.properties");
  }

  /**
   * What the file says; nothing when there is none.
   *
   * @throws ConfigException when it cannot be read
   */
  public Properties read() {
    Properties properties = new Properties();
    if (Files.exists(file())) {
      try (Reader reader = Files.newBufferedReader(file())) {
        properties.load(reader);
      } catch (IOException e) {
        throw new ConfigException("%s cannot be read: %s".formatted(file(), e));
      }
    }
    return properties;
  }
}
