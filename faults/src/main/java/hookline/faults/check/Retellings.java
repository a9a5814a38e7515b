package hookline.faults.check;

import hookline.faults.load.Kind;
import hookline.faults.load.Ledger;
import hookline.faults.load.Payload;
import hookline.faults.load.Sent;
import hookline.faults.load.Sent.Told;
import hookline.faults.replay.Retold;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether replays have changed what they should and left all else: each delivery made anew once for
 * a revision, its row the newest of them under its first id, and rows that were right left alone.
 */
final class Retellings {
  private Retellings() {}

  static List<String> violations(
      Ledger ledger, LogContents written, StoreContents stored, Retold retold) {
    List<String> violations = new ArrayList<>();
    written.replayed().entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .forEach(
            entry ->
                violations.add(
                    "a replay made %s %d times".formatted(entry.getKey(), entry.getValue())));
    for (Sent sent : ledger.all()) {
      for (StoreContents.PostRow row : stored.posts(sent.payload().name())) {
        check(sent.payload(), row, written, retold, violations);
      }
      if (isToBePosted(sent.payload(), retold)) {
        checkPosted(sent, written, stored, violations);
      }
    }
    return violations;
  }

  /** Whether a replay was to make a post of what was refused. */
  static boolean isToBePosted(Payload payload, Retold retold) {
    return payload.kind() == Kind.REFUSED && retold.channels().contains(payload.source());
  }

  private static void check(
      Payload payload,
      StoreContents.PostRow row,
      LogContents written,
      Retold retold,
      List<String> violations) {
    String name = payload.name();
    long newest = written.newestRevision(row.deliveryId());
    if (row.revision() != newest) {
      violations.add(
          "%s has revision %d in the store, %d in the log".formatted(name, row.revision(), newest));
    }
    List<String> ids = new ArrayList<>(written.posts(name));
    ids.addAll(written.rejections(name));
    if (!ids.contains(row.deliveryId())) {
      violations.add("%s is %s in the store, %s in the log".formatted(name, row.deliveryId(), ids));
    }
    if (!retold.sources().contains(payload.source())) {
      if (row.revision() != 0) {
        violations.add(name + " was made anew, which nobody asked for");
      }
    } else if (!row.displayName().equals(retold.displayName())) {
      violations.add("%s is still by %s".formatted(name, row.displayName()));
    } else if (written.displayName(name).equals(retold.displayName()) && row.revision() != 0) {
      violations.add(name + " was made anew without need");
    }
  }

  /** Refused, or posted where the channel was there before it: once; and posted in the end. */
  private static void checkPosted(
      Sent sent, LogContents written, StoreContents stored, List<String> violations) {
    String name = sent.payload().name();
    int least = sent.told() == Told.ACKNOWLEDGED ? 1 : 0;
    int most = sent.told() == Told.NOT_STORED ? 0 : 1;
    int inLog = written.posts(name).size() + written.rejections(name).size();
    int inStore = stored.posts(name).size();
    if (inLog < least || inLog > most || inStore != inLog) {
      violations.add(
          "%s (%s, then posted): %d times in the log, %d in the store"
              .formatted(name, sent.told(), inLog, inStore));
    }
  }
}
