package hookline.processor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The direct channels a task has announced of late, so that it does not announce them with every
 * post. Announcing one again does no harm; a task that starts anew starts with none.
 */
final class KnownDirectChannels {
  private static final int MOST = 10_000;

  private final Map<String, Boolean> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /** Whether the channel was not announced yet; from now on it counts as announced. */
  boolean isNew(String channelId) {
    return known.put(channelId, true) == null;
  }
}
