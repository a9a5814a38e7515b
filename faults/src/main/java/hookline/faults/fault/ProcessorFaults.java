package hookline.faults.fault;

import hookline.faults.fault.Fault.Target;
import hookline.faults.line.Line;
import hookline.faults.line.Role;
import hookline.faults.line.RoleKind;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** What can happen to a processor only. */
final class ProcessorFaults {
  private static final int TRIES = 40;

  /** Longer than the commit interval, and than the brokers take to end what is being committed. */
  private static final long STILL_OPEN_MILLIS = 400;

  private static final int LONGEST_GAP_MILLIS = 4_000;

  static final List<Fault> ALL =
      List.of(
          new Fault("processor-killed-in-transaction", Target.PROCESSOR, ProcessorFaults::kill),
          new Fault(
              "processor-frozen-past-its-session",
              Target.PROCESSOR,
              (line, random) ->
                  Frozen.pastSession(RoleFaults.one(line, RoleKind.PROCESSOR, random), random)));

  private ProcessorFaults() {}

  /**
   * Frozen first, to see that a transaction is open and stays so, since nobody else can end it;
   * then killed.
   */
  private static void kill(Line line, Random random) throws MissedException {
    Role role = RoleFaults.one(line, RoleKind.PROCESSOR, random);
    ChildProcess process = role.process();
    for (int i = 0; i < TRIES; i++) {
      process.freeze();
      if (leavesOneOpen(line)) {
        process.kill();
        Waiting.pause(random.nextInt(LONGEST_GAP_MILLIS));
        process.start();
        return;
      }
      process.wake();
      Waiting.pause(random.nextInt(50));
    }
    throw new MissedException(process.name() + " was never found with an open transaction");
  }

  /** Whether a transaction that is open now is still the same one later; others' come and go. */
  private static boolean leavesOneOpen(Line line) {
    Set<String> open = open(line);
    Waiting.pause(STILL_OPEN_MILLIS);
    open.retainAll(open(line));
    return !open.isEmpty();
  }

  /** Each open transaction, by its producer and its start. */
  private static Set<String> open(Line line) {
    try {
      Collection<TransactionListing> listed =
          line.kafka()
              .admin()
              .listTransactions(
                  new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
              .all()
              .get();
      return line
          .kafka()
          .admin()
          .describeTransactions(listed.stream().map(TransactionListing::transactionalId).toList())
          .all()
          .get()
          .entrySet()
          .stream()
          .filter(entry -> entry.getValue().transactionStartTimeMs().isPresent())
          .map(
              entry ->
                  entry.getKey()
                      + "@"
                      + Objects.requireNonNull(entry.getValue())
                          .transactionStartTimeMs()
                          .getAsLong())
          .collect(Collectors.toSet());
    } catch (ExecutionException e) {
      // Brokers that are away tell nothing, and a transaction may end between the two questions.
      return new java.util.HashSet<>();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
