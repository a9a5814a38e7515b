package hookline.cli.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Who a process is to the cluster: its role's first free slot of {@code state.dir}. Replicas that
 * share a volume each get their own, and a restart gets its old one back, with the state and the
 * open transactions that belong to it. Held until closed, or until the process ends, however it
 * ends.
 */
public final class InstanceSlot implements AutoCloseable {
  private static final int MOST_SLOTS = 1_000;

  private final Path folder;
  private final String instanceId;
  private final FileChannel channel;

  private InstanceSlot(Path folder, String instanceId, FileChannel channel) {
    this.folder = folder;
    this.instanceId = instanceId;
    this.channel = channel;
  }

  /**
   * Takes the first free slot of a role: were the slots everybody's, two roles that start together
   * again might get each other's.
   *
   * @param role the name of the folder its slots are in
   * @param group the name of those who share the folder; empty for the name kept there, at first
   *     the host's
   * @throws ConfigException when the folder cannot be used, or every slot is taken
   */
  @SuppressWarnings("MustBeClosedChecker")
  public static InstanceSlot take(Path stateDir, String role, String group) {
    try {
      Files.createDirectories(stateDir);
      String name = group.isEmpty() ? keptGroup(stateDir) : group;
      for (int number = 0; number < MOST_SLOTS; number++) {
        Path folder =
            Files.createDirectories(stateDir.resolve(role).resolve(Integer.toString(number)));
        FileChannel channel = lock(folder.resolve("slot.lock"));
        if (channel != null) {
          return new InstanceSlot(folder, name + "-" + number, channel);
        }
      }
    } catch (IOException e) {
      throw new ConfigException(
          "state.dir = \"%s\" cannot be used: %s; give a folder this process may write to"
              .formatted(stateDir, e.getMessage()));
    }
    throw new ConfigException(
        "state.dir = \"%s\": all %d slots are taken".formatted(stateDir, MOST_SLOTS));
  }

  /** The slot's own folder. */
  public Path folder() {
    return folder;
  }

  /** The id within every consumer group. */
  public String instanceId() {
    return instanceId;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another slot of this very process.
    }
    channel.close();
    return null;
  }

  /** A container's host name changes with every start; its volume does not. */
  private static String keptGroup(Path stateDir) throws IOException {
    Path file = stateDir.resolve("instance-group");
    if (!Files.exists(file)) {
      Path mine = Files.createTempFile(stateDir, "instance-group", "");
      Files.writeString(mine, hostName());
      try {
        Files.createLink(file, mine);
      } catch (java.nio.file.FileAlreadyExistsException e) {
        // Another process was first; its name is everybody's.
      } finally {
        Files.delete(mine);
      }
    }
    return Files.readString(file).strip();
  }

  /** Of this machine. */
  public static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
