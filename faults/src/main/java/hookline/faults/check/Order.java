package hookline.faults.check;

import hookline.faults.load.Kind;
import hookline.faults.load.Ledger;
import hookline.faults.load.Payload;
import hookline.faults.load.Sent;
import hookline.faults.load.Sent.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether each source's posts are in the order it sent them in: in the topic, and in the store by
 * where their payloads lie and by their times. Only of what was acknowledged: what a sender has
 * given up may still come later.
 */
final class Order {
  private Order() {}

  /**
   * What is out of order.
   *
   * @param byTime whether the times of posts tell their order, too: every ingress had the same
   *     clock
   */
  static List<String> violations(
      Ledger ledger, LogContents written, StoreContents stored, boolean byTime) {
    List<String> violations = new ArrayList<>();
    Map<List<Object>, Integer> last = new HashMap<>();
    for (String name : written.posted()) {
      Sent sent = ledger.of(name);
      if (sent != null && sent.told() == Told.ACKNOWLEDGED) {
        Payload payload = sent.payload();
        // What a channel was made for in the middle is posted there, and not to the source's own.
        Integer before =
            last.put(List.of(payload.source(), payload.kind() == Kind.REFUSED), payload.number());
        if (before != null && before > payload.number()) {
          violations.add("in the topic, %s comes after number %d".formatted(name, before));
        }
      }
    }
    checkStore(ledger, stored, byTime, violations);
    return violations;
  }

  private static void checkStore(
      Ledger ledger, StoreContents stored, boolean byTime, List<String> violations) {
    Map<Integer, StoreContents.PostRow> last = new HashMap<>();
    ledger.all().stream()
        .filter(sent -> sent.told() == Told.ACKNOWLEDGED)
        .map(Sent::payload)
        .sorted(Comparator.comparingInt(Payload::number))
        .forEach(
            payload -> {
              for (StoreContents.PostRow row : stored.posts(payload.name())) {
                StoreContents.PostRow before = last.put(payload.source(), row);
                if (before != null
                    && (before.payloadOffset() >= row.payloadOffset()
                        || (byTime && before.createAt() > row.createAt()))) {
                  violations.add(
                      "in the store, %s is read before one that was sent earlier"
                          .formatted(payload.name()));
                }
              }
            });
  }
}
