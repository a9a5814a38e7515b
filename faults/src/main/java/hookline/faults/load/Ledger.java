package hookline.faults.load;

import hookline.faults.load.Sent.Told;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the senders of a load were told. Thread-safe. */
public final class Ledger {
  private final ConcurrentMap<String, Sent> sent = new ConcurrentHashMap<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong slowestAnswerMillis = new AtomicLong();

  void note(Payload payload, Told told) {
    sent.put(payload.name(), new Sent(payload, told, System.nanoTime()));
    if (told == Told.ACKNOWLEDGED) {
      acknowledged.incrementAndGet();
    }
  }

  /** An ingress answered, whatever it was, after that time. */
  void answered(long millis) {
    slowestAnswerMillis.accumulateAndGet(millis, Math::max);
  }

  /** How long the slowest answer took, milliseconds. */
  public long slowestAnswerMillis() {
    return slowestAnswerMillis.get();
  }

  /** A request that was not answered 200, whatever became of its payload. */
  void failed(String what) {
    failures.add(what);
  }

  /** Requests that were not answered 200. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** An answer no sender of a good payload should ever get. */
  void complain(String complaint) {
    complaints.add(complaint);
  }

  /** What became of the payload of that name, as far as its sender knows. */
  public @Nullable Sent of(String name) {
    return sent.get(name);
  }

  public Collection<Sent> all() {
    return List.copyOf(sent.values());
  }

  public long acknowledged() {
    return acknowledged.get();
  }

  /** How many senders were told that. */
  public long count(Told told) {
    return sent.values().stream().filter(entry -> entry.told() == told).count();
  }

  /** Answers that should not have been. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }
}
