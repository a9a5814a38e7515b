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
 * Which keys a source used of late, and for what: {@code Idempotency-Key}s, and what hooks chose
 * beside them. Persistent and in the log, so that it outlives the process; payloads without a key
 * never touch it.
 *
 * <p>That the topology has a persistent store also gives a killed process its identity back: its
 * successor ends the transaction it left open at once.
 */
final class IdempotencyMemory {
  static final String NAME = "idempotency-keys";

  private final WindowStore<String, byte[]> store;

  IdempotencyMemory(WindowStore<String, byte[]> store) {
    this.store = store;
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
   * The delivery that used the key first within its window, which ends at that time, or null. One
   * that comes later by its time came before by its offset all the same: a partition's new leader
   * may have a slower clock. Of several, which a window that was made longer can hold, the last.
   */
  @Nullable FirstDelivery first(String sourceId, DeliveryKey key, long timestamp) {
    long begin = Math.max(0, timestamp - key.window().toMillis() + 1);
    try (WindowStoreIterator<byte[]> found =
        store.backwardFetch(key.remembered(sourceId), begin, Long.MAX_VALUE)) {
      return found.hasNext() ? Json.read(found.next().value, FirstDelivery.class) : null;
    }
  }

  void remember(String sourceId, DeliveryKey key, FirstDelivery first, long timestamp) {
    store.put(key.remembered(sourceId), Json.write(first), timestamp);
  }
}
