package hookline.bench.replay;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Payloads at a steady rate, each timed from when it was due to when its row can be seen: whoever
 * is late is late for the next one, too, and nothing is left out.
 */
final class LiveTraffic {
  private static final long LOOK_MILLIS = 2;
  private static final int WARM_UP_SECONDS = 10;
  private static final long LAST_ROWS_SECONDS = 30;

  private final Site site;
  private final URI url;
  private final int perSecond;

  LiveTraffic(Site site, String url, int perSecond) {
    this.site = site;
    this.url = URI.create(url);
    this.perSecond = perSecond;
  }

  void warmUp() throws Exception {
    during(site.seconds(WARM_UP_SECONDS));
  }

  /** Sends while the work is being done; the percentiles in a line. */
  String during(Callable<?> work) throws Exception {
    ConcurrentHashMap<String, Long> due = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    AtomicBoolean sending = new AtomicBoolean(true);
    AtomicBoolean looking = new AtomicBoolean(true);
    Thread sender = new Thread(() -> send(due, sending), "live-sender");
    Thread looker = new Thread(() -> look(due, nanos, looking), "live-looker");
    sender.start();
    looker.start();
    work.call();
    sending.set(false);
    sender.join();
    long deadline = System.nanoTime() + LAST_ROWS_SECONDS * 1_000_000_000;
    while (!due.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_MILLIS);
    }
    looking.set(false);
    looker.join();
    return percentiles(nanos.stream().mapToLong(Long::longValue).sorted().toArray(), due.size());
  }

  private void send(ConcurrentHashMap<String, Long> due, AtomicBoolean sending) {
    long next = System.nanoTime();
    while (sending.get()) {
      long at = next;
      long early = at - System.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(early);
      }
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"text\": \"live\"}"))
              .build();
      var answered =
          site.http()
              .sendAsync(request, BodyHandlers.ofString())
              .thenAccept(
                  answer ->
                      answer
                          .headers()
                          .firstValue("Hookline-Delivery")
                          .ifPresent(id -> due.put(id, at)));
      if (answered.isCompletedExceptionally()) {
        throw new IllegalStateException("a live payload was not taken");
      }
      next += 1_000_000_000L / perSecond;
    }
  }

  private void look(
      ConcurrentHashMap<String, Long> due,
      ConcurrentLinkedQueue<Long> nanos,
      AtomicBoolean looking) {
    try (Connection store = site.connect();
        PreparedStatement select =
            store.prepareStatement("SELECT id FROM posts WHERE id = ANY (?)")) {
      while (looking.get()) {
        if (!due.isEmpty()) {
          select.setObject(1, due.keySet().toArray(new String[0]));
          try (ResultSet rows = select.executeQuery()) {
            long now = System.nanoTime();
            while (rows.next()) {
              Long at = due.remove(rows.getString(1));
              if (at != null) {
                nanos.add(now - at);
              }
            }
          }
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (Exception e) {
      throw new IllegalStateException("the rows cannot be looked at", e);
    }
  }

  private static String percentiles(long[] sorted, int missing) {
    if (sorted.length == 0) {
      return "nothing came";
    }
    return String.format(
        Locale.ROOT,
        "p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, most %.0f ms (%,d payloads%s)",
        at(sorted, 0.5),
        at(sorted, 0.9),
        at(sorted, 0.99),
        sorted[sorted.length - 1] / 1e6,
        sorted.length,
        missing == 0 ? "" : ", " + missing + " not seen");
  }

  private static double at(long[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))] / 1e6;
  }
}
