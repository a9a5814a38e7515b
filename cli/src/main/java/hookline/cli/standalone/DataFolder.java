package hookline.cli.standalone;

import hookline.cli.config.ConfigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The folder standalone keeps everything in. One process at a time: the lock goes with the process,
 * however it ends.
 */
final class DataFolder implements AutoCloseable {
  private static final String PROPERTIES = "standalone.properties";

  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder when it is new, and takes it.
   *
   * @throws ConfigException when another process has it, or it cannot be written
   */
  static DataFolder open(Path folder) {
    try {
      create(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String owner = content(channel);
        channel.close();
        throw new ConfigException(
            "the data folder %s is in use by another Hookline%s; stop it, or choose another"
                    .formatted(folder, owner.isEmpty() ? "" : " (pid " + owner + ")")
                + " --data-dir");
      }
      // What it says of the last run is over; whoever waits for it waits for this one. Before the
      // lock names this process: who has found that must not find the last run's.
      Files.deleteIfExists(folder.resolve(PROPERTIES));
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)),
          0);
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new ConfigException(
          "the data folder %s cannot be used: %s; choose one that can be written with --data-dir"
              .formatted(folder, e));
    }
  }

  /** A folder made here is its owner's alone: it holds payloads, secrets and what is executed. */
  private static void create(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    if (absolute.getParent() != null) {
      Files.createDirectories(absolute.getParent());
    }
    Files.createDirectory(
        absolute,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  Path kafka() {
    return folder.resolve("kafka");
  }

  Path postgresql() {
    return folder.resolve("postgresql");
  }

  /** PostgreSQL itself. Not in the system's temporary folder, which is emptied while it runs. */
  Path binaries() {
    return folder.resolve("binaries");
  }

  Path state() {
    return folder.resolve("state");
  }

  /** The token kept here from an earlier start, or the given one, kept from now on. */
  String keptToken(String otherwise) throws IOException {
    Path file = folder.resolve("admin.token");
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    writeForOwner(file, otherwise + "\n");
    return otherwise;
  }

  /** Tells scripts where everything is. Holds secrets, so only the owner may read it. */
  void writeProperties(Map<String, String> properties) throws IOException {
    writeForOwner(
        folder.resolve(PROPERTIES),
        properties.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  /** Whole or not at all: a reader that sees the file sees all of it. */
  private void writeForOwner(Path file, String text) throws IOException {
    Path draft =
        Files.createTempFile(
            folder,
            file.getFileName().toString(),
            ".draft",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // This very process has it.
    }
  }

  private static String content(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
  }
}
