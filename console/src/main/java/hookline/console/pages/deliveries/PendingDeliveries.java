package hookline.console.pages.deliveries;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.deliveries.DeliveryFinder;
import hookline.payload.model.Delivery;
import hookline.payload.model.Hook;
import hookline.sink.read.DeliveryScan;
import hookline.topics.PayloadLookup.Found;
import hookline.topics.PayloadScan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that lie in the log, and that the store has nothing of yet: on a line that keeps up,
 * those of the last moment; else the newest of those that wait. Thread-safe; blocks.
 */
final class PendingDeliveries {
  /** So many of the newest payloads are looked at: they are held in memory meanwhile. */
  static final int LOOKED_AT = 200;

  private static final int OF_A_PARTITION = 1_000;

  private final DeliveryFinder finder;
  private final DeliveryScan store;
  private final Supplier<PayloadScan> log;

  PendingDeliveries(DeliveryFinder finder, DeliveryScan store, Supplier<PayloadScan> log) {
    this.finder = finder;
    this.store = store;
    this.log = log;
  }

  /**
   * Those a caller may see, the newest first.
   *
   * @param hook whose; null for all
   * @param since epoch ms; 0 for the beginning
   * @param until epoch ms; 0 for now
   */
  List<Delivery> newest(Caller caller, @Nullable Hook hook, long since, long until) {
    List<Found> payloads;
    try (PayloadScan scan = log.get()) {
      List<PayloadScan.Stretch> newest =
          scan.between(since, until).stream()
              .map(
                  it ->
                      new PayloadScan.Stretch(
                          it.partition(), Math.max(it.from(), it.to() - OF_A_PARTITION), it.to()))
              .toList();
      long end = until == 0 ? System.currentTimeMillis() : until;
      payloads =
          scan.newest(LOOKED_AT, end, newest, found -> isOf(found.delivery(), hook, since, until));
    } catch (KafkaException e) {
      throw ApiException.unavailable("The log cannot be read right now; please retry.");
    }
    List<Delivery> all = new ArrayList<>(payloads.stream().map(Found::delivery).toList());
    Collections.reverse(all);
    Set<String> known = store.known(all.stream().map(Delivery::id).toList());
    return all.stream()
        .filter(delivery -> !known.contains(delivery.id()))
        .filter(delivery -> finder.manages(caller, delivery.sourceId()))
        .filter(delivery -> !finder.isErased(delivery))
        .toList();
  }

  private static boolean isOf(Delivery delivery, @Nullable Hook hook, long since, long until) {
    return (hook == null || hook.sourceId().equals(delivery.sourceId()))
        && delivery.receivedAt() >= since
        && (until == 0 || delivery.receivedAt() < until);
  }
}
