package hookline.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command was told to read; {@code -} is standard input. */
public final class GivenFile {
  /** A chain of certificates is a few KiB; what is larger was named by mistake. */
  private static final long LONGEST_TEXT = 1 << 20;

  private GivenFile() {}

  /**
   * What a small file says that holds one value, without space around it: editors end files with a
   * new line.
   *
   * @param key what names the file, for the message
   * @throws ConfigException when it cannot be read or is empty; nothing of it is shown
   */
  public static String text(String key, String name) {
    try {
      Path file = Path.of(name);
      if (Files.isDirectory(file)) {
        throw unreadable(key, name, "it is a folder: name a file in it");
      }
      if (Files.size(file) > LONGEST_TEXT) {
        throw unreadable(key, name, "it is larger than 1 MiB: is it the right one?");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (text.isEmpty()) {
        throw unreadable(key, name, "it is empty");
      }
      return text;
    } catch (InvalidPathException e) {
      throw unreadable(key, name, "that is no name of a file");
    } catch (NoSuchFileException e) {
      throw unreadable(key, name, "there is no such file");
    } catch (AccessDeniedException e) {
      throw unreadable(key, name, "this process may not: give its user the right to read it");
    } catch (CharacterCodingException e) {
      throw unreadable(key, name, "it is no text in UTF-8");
    } catch (IOException e) {
      throw unreadable(key, name, e.toString());
    }
  }

  private static ConfigException unreadable(String key, String name, String reason) {
    return new ConfigException("%s = \"%s\" cannot be read: %s".formatted(key, name, reason));
  }

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
