package hookline.processor;

import hookline.topics.Json;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Which {@code Idempotency-Key}s a source used of late, and for what. Persistent and in the log, so
 * that it outlives the process; payloads without a key never touch it.
 *
 * <p>That the topology has a persistent store also gives a killed process its identity back: its
 * successor ends the transaction it left open at once.
 */
final class IdempotencyMemory {
  static final String NAME = "idempotency-keys";

  /** Between source and key in the store; a source id has no blank. */
  private static final char SEPARATOR = ' ';

  private final WindowStore<String, byte[]> store;
  private final long windowMillis;

  IdempotencyMemory(WindowStore<String, byte[]> store, Duration window) {
    this.store = store;
    this.windowMillis = window.toMillis();
  }

  /** The store itself, for the topology. */
  static StoreBuilder<WindowStore<String, byte[]>> store(
      Duration window, Map<String, String> changelogConfig) {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(NAME, window, window, false),
            Serdes.String(),
            Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(changelogConfig);
  }

  /**
   * The delivery that used the key first within the window that ends at that time, or null. One
   * that comes later by its time came before by its offset all the same: a partition's new leader
   * may have a slower clock.
   */
  @Nullable FirstDelivery first(String sourceId, String key, long timestamp) {
    try (WindowStoreIterator<byte[]> found =
        store.fetch(
            sourceId + SEPARATOR + key,
            Math.max(0, timestamp - windowMillis + 1),
            Long.MAX_VALUE)) {
      return found.hasNext() ? Json.read(found.next().value, FirstDelivery.class) : null;
    }
  }

  void remember(String sourceId, String key, FirstDelivery first, long timestamp) {
    store.put(sourceId + SEPARATOR + key, Json.write(first), timestamp);
  }
}
