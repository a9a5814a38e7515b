package hookline.console.directory;

import hookline.console.api.ApiException;
import hookline.directory.DirectoryEntry;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.DirectoryPages.DirectoryTable;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that a page read from the store shows what this server wrote before. The sink stores
 * each topic of the directory in order, so it is enough to look for the last value written. Most
 * often nothing was, and nothing is asked. Thread-safe; blocks.
 *
 * <p>The other way would be an index of every hook in the order of pages in memory: a hundred bytes
 * of heap a hook for what is asked a few times a day.
 */
public final class Seen {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long PAUSE_MILLIS = 10;

  private final DirectoryPages pages;
  private final Map<DirectoryTable, Written> last = new EnumMap<>(DirectoryTable.class);

  private record Written(String key, long updateAt) {}

  public Seen(DirectoryPages pages) {
    this.pages = pages;
  }

  /** Notes what was written. */
  void wrote(DirectoryEntry entry) {
    switch (entry.topic()) {
      case HOOKS -> wrote(DirectoryTable.HOOKS, entry.key(), ((Hook) entry.value()).updateAt());
      case CHANNELS ->
          wrote(DirectoryTable.CHANNELS, entry.key(), ((Channel) entry.value()).updateAt());
      case USERS -> wrote(DirectoryTable.USERS, entry.key(), ((User) entry.value()).updateAt());
      case TEAMS -> wrote(DirectoryTable.TEAMS, entry.key(), ((Team) entry.value()).updateAt());
      case SETTINGS -> {
        // Never paged.
      }
    }
  }

  private synchronized void wrote(DirectoryTable table, String key, long updateAt) {
    last.put(table, new Written(key, updateAt));
  }

  /**
   * Waits until the store shows all that was written to a table before.
   *
   * @throws ApiException 503 when it does not in time
   */
  public void await(DirectoryTable table) {
    Written written = last(table);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (written != null && pages.changedAt(table, written.key()) < written.updateAt()) {
      if (System.nanoTime() > deadline) {
        throw ApiException.unavailable(
            "The store is behind the directory: is a sink running? Please retry.");
      }
      pause();
    }
    forget(table, written);
  }

  private synchronized @org.jspecify.annotations.Nullable Written last(DirectoryTable table) {
    return last.get(table);
  }

  private synchronized void forget(
      DirectoryTable table, @org.jspecify.annotations.Nullable Written shown) {
    if (shown != null && shown.equals(last.get(table))) {
      last.remove(table);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.unavailable("This server is stopping.");
    }
  }
}
