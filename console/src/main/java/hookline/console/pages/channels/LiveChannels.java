package hookline.console.pages.channels;

import hookline.sink.read.StoreUnavailableException;
import hookline.sink.read.TimelineReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels browsers listen to. The store is looked at once a second for each, however many
 * listen, and not at all for those nobody listens to. Thread-safe.
 */
public final class LiveChannels implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveChannels.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Each is an open connection. */
  private static final int MOST_LISTENERS = 2_000;

  private final TimelineReader reader;
  private final Map<String, LiveChannel> channels = new HashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "console-live");
            thread.setDaemon(true);
            return thread;
          });

  public LiveChannels(TimelineReader reader) {
    this.reader = reader;
  }

  synchronized boolean hasRoom() {
    return channels.values().stream().mapToInt(LiveChannel::size).sum() < MOST_LISTENERS;
  }

  /** The listener is told what it missed in a moment, and from then on what is new. */
  synchronized void join(String channelId, Listener listener) {
    LiveChannel channel = channels.get(channelId);
    boolean isFirst = channel == null;
    if (channel == null) {
      channel = new LiveChannel(channelId, reader);
      channels.put(channelId, channel);
    }
    channel.add(listener);
    if (looking.isShutdown()) {
      listener.end();
    } else if (isFirst) {
      looking.execute(() -> look(channelId));
    }
  }

  private void look(String channelId) {
    try {
      LiveChannel channel = stillHeard(channelId);
      if (channel == null) {
        return;
      }
      channel.look();
    } catch (StoreUnavailableException e) {
      // Browsers wait; what comes meanwhile they are given afterwards.
      LOG.debug("New posts cannot be looked for: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Looking for new posts failed: a bug, please report it", e);
    }
    synchronized (this) {
      if (!looking.isShutdown()) {
        looking.schedule(() -> look(channelId), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private synchronized @Nullable LiveChannel stillHeard(String channelId) {
    LiveChannel channel = channels.get(channelId);
    if (channel != null && !channel.hasListeners()) {
      channels.remove(channelId);
      return null;
    }
    return channel;
  }

  /** Lets all listeners go, and those that come later at once. */
  @Override
  public synchronized void close() {
    looking.shutdownNow();
    channels.values().forEach(LiveChannel::end);
  }
}
