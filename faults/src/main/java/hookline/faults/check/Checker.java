package hookline.faults.check;

import hookline.faults.line.Line;
import hookline.faults.line.RoleKind;
import hookline.faults.load.Kind;
import hookline.faults.load.Ledger;
import hookline.faults.load.Sent;
import hookline.faults.load.Sent.Told;
import hookline.faults.replay.Retold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells whether a line kept its promises for a load that has ended: what was acknowledged is in the
 * log and in the store once, as posts or as a rejection; what was not is there at most once; each
 * source's posts are in the order they were sent in; and no process is stuck. For one thread, and
 * one line: it reads the log on from where it was.
 */
public final class Checker implements AutoCloseable {
  private static final int MOST_VIOLATIONS = 20;

  /** An ingress's clock may have been behind by so much. */
  private static final long MOST_OFF_MILLIS = 3_600_000;

  private final Line line;
  private final Drain drain;
  private final LogReader log;

  public Checker(Line line) {
    this.line = line;
    this.drain = new Drain(line);
    this.log = new LogReader(line);
  }

  /**
   * Waits until the line has worked off what is in its log, and judges.
   *
   * @param load its name
   * @param since epoch ms; no payload of the load was sent before
   * @param retold what replays were to change of it
   */
  public Verdict check(String load, Ledger ledger, long since, Retold retold) {
    List<String> violations = new ArrayList<>(ledger.complaints());
    line.lost().ifPresent(violations::add);
    violations.addAll(awaitProcessed());
    LogContents written = log.read();
    violations.addAll(drain.stored(log.next()));
    StoreContents stored = StoreContents.read(line.database(), load, since - MOST_OFF_MILLIS);
    for (Sent sent : ledger.all()) {
      if (!Retellings.isToBePosted(sent.payload(), retold)) {
        checkPayload(sent, written, stored, violations);
      }
    }
    for (String name : stored.posts().keySet()) {
      if (ledger.of(name) == null) {
        violations.add("a post nobody sent: " + name);
      }
    }
    violations.addAll(Retellings.violations(ledger, written, stored, retold));
    violations.addAll(Order.violations(ledger, written, stored, haveIngressesOneClock()));
    return new Verdict(
        List.copyOf(violations.subList(0, Math.min(MOST_VIOLATIONS, violations.size()))),
        ledger.acknowledged(),
        ledger.count(Told.UNCERTAIN),
        ledger.count(Told.NOT_STORED),
        written.duplicates(),
        ledger.slowestAnswerMillis());
  }

  /** Waits until the processors have done what is in the log; returns the partitions that hang. */
  public List<String> awaitProcessed() {
    return drain.processed(log.payloadEnds());
  }

  private boolean haveIngressesOneClock() {
    return line.roles(RoleKind.INGRESS).stream().noneMatch(role -> role.process().wasMistaken());
  }

  private static void checkPayload(
      Sent sent, LogContents written, StoreContents stored, List<String> violations) {
    String name = sent.payload().name();
    List<StoreContents.PostRow> rows = stored.posts(name);
    List<String> rejections = written.rejections(name);
    boolean mustBe = sent.told() == Told.ACKNOWLEDGED;
    int most = sent.told() == Told.NOT_STORED ? 0 : 1;
    boolean refused = sent.payload().kind() == Kind.REFUSED;
    Map<String, Integer> counts =
        Map.of(
            "posts in the log", written.posts(name).size(),
            "posts in the store", rows.size(),
            "rejections in the log", rejections.size(),
            "rejections in the store",
                rejections.stream().mapToInt(id -> stored.rejections().getOrDefault(id, 0)).sum());
    counts.forEach(
        (what, count) -> {
          boolean its = what.startsWith("rejections") == refused;
          int least = its && mustBe ? 1 : 0;
          if (count < least || count > (its ? most : 0)) {
            violations.add(
                "%s (%s, %s): %d %s"
                    .formatted(name, sent.payload().kind(), sent.told(), count, what));
          }
        });
    if (written.posts(name).size() != rows.size()) {
      violations.add(
          "%s: %d posts in the log, %d in the store"
              .formatted(name, written.posts(name).size(), rows.size()));
    }
    for (StoreContents.PostRow row : rows) {
      int parts = stored.parts().getOrDefault(row.deliveryId(), 0);
      if (parts != row.parts() || (sent.payload().kind() == Kind.LONG) != (parts > 1)) {
        violations.add("%s: %d of %d parts are there".formatted(name, parts, row.parts()));
      }
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
