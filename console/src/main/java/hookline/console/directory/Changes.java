package hookline.console.directory;

import hookline.console.api.ApiException;
import hookline.directory.DirectoryChecks;
import hookline.directory.DirectoryConflictException;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.directory.DirectoryWriter.DirectoryChange;
import hookline.directory.DirectoryWriter.DirectoryUnavailableException;
import hookline.topics.DirectoryTopic;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the directory for callers of the API: what is decided may be decided again when another
 * writer came first, so rights are asked within the decision. Thread-safe; blocks.
 */
public final class Changes {
  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
  private static final long PATIENCE_SECONDS = 5;

  private final DirectoryWriter writer;
  private final Seen seen;

  /** So that those who wait to write never take every thread from those who read. */
  private final Semaphore waiting;

  /**
   * @param mostWaiting changes under way at once; more wait a little and are then answered 503
   */
  public Changes(DirectoryWriter writer, Seen seen, int mostWaiting) {
    this.writer = writer;
    this.seen = seen;
    this.waiting = new Semaphore(mostWaiting);
  }

  /**
   * Writes the one value that is decided on.
   *
   * @throws ApiException when it may not be, or cannot be right now
   */
  public <T> T put(DirectoryTopic topic, Class<T> type, Function<DirectoryView, T> decision) {
    List<DirectoryEntry> written =
        write(view -> List.of(DirectoryEntry.of(topic, decision.apply(view))));
    return type.cast(written.get(0).value());
  }

  /**
   * Writes all that is decided on, or nothing of it.
   *
   * @param change of its entries the first is checked; the others follow from it
   */
  public List<DirectoryEntry> write(DirectoryChange change) {
    try {
      if (!waiting.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw ApiException.unavailable("Too many changes are under way at once; please retry.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.unavailable("This server is stopping; nothing was changed.");
    }
    try {
      List<DirectoryEntry> written = writer.write(view -> checked(change.decide(view), view));
      written.forEach(seen::wrote);
      return written;
    } catch (DirectoryUnavailableException e) {
      LOG.warn("A change was answered 503: {}", e.getMessage());
      throw ApiException.unavailable(
          "The directory cannot be written right now, and whether this change was made cannot be"
              + " told; look, and retry.");
    } finally {
      waiting.release();
    }
  }

  private static List<DirectoryEntry> checked(List<DirectoryEntry> entries, DirectoryView view) {
    try {
      DirectoryEntry first = entries.get(0);
      DirectoryChecks.check(first.topic(), first.value(), view);
    } catch (DirectoryConflictException e) {
      throw Conflicts.of(e, entries.get(0).topic());
    }
    return entries;
  }

  /** Epoch ms of a change: later than the last one's, whatever the clocks of several say. */
  public static long after(long lastUpdateAt) {
    return Math.max(System.currentTimeMillis(), lastUpdateAt + 1);
  }
}
