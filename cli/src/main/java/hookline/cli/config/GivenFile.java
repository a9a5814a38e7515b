package hookline.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command was told to read; {@code -} is standard input. */
public final class GivenFile {
  private GivenFile() {}

  /**
   * Opens it.
   *
   * @throws ConfigException when it cannot be read, with the reason
   */
  public static InputStream open(String name) {
    if (name.equals("-")) {
      return System.in;
    }
    Path file = Path.of(name);
    if (Files.isDirectory(file)) {
      throw new ConfigException("%s is a folder: name a file in it".formatted(name));
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException("there is no file " + name);
    } catch (IOException e) {
      throw new ConfigException("%s cannot be read: %s".formatted(name, e));
    }
  }
}
