package hookline.faults;

import hookline.faults.check.Checker;
import hookline.faults.check.Verdict;
import hookline.faults.fault.Fault;
import hookline.faults.fault.MissedException;
import hookline.faults.line.Line;
import hookline.faults.line.RoleKind;
import hookline.faults.load.Ledger;
import hookline.faults.load.Load;
import hookline.faults.process.ChildProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One trial of a line: faults under a steady load, then everything must be ready by itself, work on
 * and have kept its promises.
 */
public final class Round {
  private static final int WARM = 60;
  private static final int AFTERWARDS = 60;

  private final Line line;
  private final Checker checker;

  /**
   * Rounds of that line.
   *
   * @param checker of the same line, used for no other
   */
  public Round(Line line, Checker checker) {
    this.line = line;
    this.checker = checker;
  }

  /**
   * Does the faults, all at once.
   *
   * @param name of the round's load, that no other has on this line; without blanks
   * @param seed decides what the faults leave open
   */
  public Outcome run(String name, List<Fault> faults, long seed) {
    long since = System.currentTimeMillis();
    Load load = Load.start(name, line);
    ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> missed = new ConcurrentLinkedQueue<>();
    try {
      load.awaitMore(WARM);
      strike(faults, seed, troubles, missed);
      line.awaitReady();
      load.awaitMore(AFTERWARDS);
    } catch (RuntimeException e) {
      troubles.add(String.valueOf(e.getMessage()));
    }
    Ledger ledger = load.end();
    processes().forEach(ChildProcess::calm);
    // A line that does not come back has nothing more to tell.
    Verdict verdict = troubles.isEmpty() ? judge(load, ledger, since, troubles) : null;
    List<String> violations = new ArrayList<>(troubles);
    if (verdict != null) {
      violations.addAll(verdict.violations());
    }
    long seconds = (System.currentTimeMillis() - since) / 1_000;
    return new Outcome(
        faults.stream().map(Fault::name).toList(),
        seconds,
        verdict,
        List.copyOf(missed),
        List.copyOf(violations));
  }

  private @Nullable Verdict judge(
      Load load, Ledger ledger, long since, ConcurrentLinkedQueue<String> troubles) {
    try {
      return checker.check(load.name(), ledger, since);
    } catch (RuntimeException e) {
      troubles.add("it cannot be checked: " + e);
      return null;
    }
  }

  private void strike(
      List<Fault> faults,
      long seed,
      ConcurrentLinkedQueue<String> troubles,
      ConcurrentLinkedQueue<String> missed) {
    List<Thread> threads = new ArrayList<>();
    for (Fault fault : faults) {
      Random random = new Random(seed ^ fault.name().hashCode());
      Thread thread =
          new Thread(
              () -> {
                try {
                  fault.harm().strike(line, random);
                } catch (MissedException e) {
                  missed.add(fault.name() + ": " + e.getMessage());
                } catch (RuntimeException e) {
                  troubles.add(fault.name() + ": " + e);
                }
              },
              fault.name());
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<ChildProcess> processes() {
    List<ChildProcess> all = new ArrayList<>(line.kafka().brokers());
    for (RoleKind kind : RoleKind.values()) {
      line.roles(kind).forEach(role -> all.add(role.process()));
    }
    return all;
  }
}
