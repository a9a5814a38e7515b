package hookline.faults;

import hookline.faults.check.Checker;
import hookline.faults.check.Rebuild;
import hookline.faults.check.Verdict;
import hookline.faults.fault.Fault;
import hookline.faults.fault.MissedException;
import hookline.faults.line.Line;
import hookline.faults.line.RoleKind;
import hookline.faults.load.Ledger;
import hookline.faults.load.Load;
import hookline.faults.process.ChildProcess;
import hookline.faults.replay.Retelling;
import hookline.faults.replay.Retold;
import hookline.sink.StoreUpkeepException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One trial of a line: faults under a steady load, then everything must be ready by itself, work on
 * and have kept its promises.
 */
public final class Round {
  private static final int WARM = 60;
  private static final int AFTERWARDS = 60;

  private static final long MOST_OFF_MILLIS = 900_000;

  private final Line line;
  private final Checker checker;
  private final Rebuild rebuild;

  /**
   * Rounds of that line.
   *
   * @param checker of the same line, used for no other
   */
  public Round(Line line, Checker checker) {
    this.line = line;
    this.checker = checker;
    this.rebuild = new Rebuild(line);
  }

  /**
   * Does the faults, all at once.
   *
   * @param name of the round's load, that no other has on this line; without blanks
   * @param middle what is done to the line meanwhile that is no harm
   * @param seed decides what the faults leave open
   */
  public Outcome run(String name, List<Fault> faults, Middle middle, long seed) {
    long since = System.currentTimeMillis();
    Load load = Load.start(name, line);
    ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> missed = new ConcurrentLinkedQueue<>();
    Retelling retelling =
        middle.replay() ? new Retelling(line, name, since - earlier(faults), seed) : null;
    try {
      load.awaitMore(WARM);
      List<Thread> threads = strike(faults, seed, troubles, missed);
      if (retelling != null) {
        threads.add(begin("replay", retelling::inTheMiddle, troubles));
      }
      if (middle.rebuild()) {
        threads.add(begin("rebuild", () -> rebuildInTheMiddle(troubles, missed), troubles));
      }
      join(threads);
      line.awaitReady();
      load.awaitMore(AFTERWARDS);
    } catch (RuntimeException e) {
      troubles.add(String.valueOf(e.getMessage()));
    }
    Ledger ledger = load.end();
    // A line that does not come back has nothing more to tell.
    Verdict verdict = troubles.isEmpty() ? judge(load, ledger, since, retelling, troubles) : null;
    processes().forEach(ChildProcess::calm);
    line.network().mend();
    List<String> violations = new ArrayList<>(troubles);
    if (verdict != null) {
      violations.addAll(verdict.violations());
    }
    long seconds = (System.currentTimeMillis() - since) / 1_000;
    return new Outcome(
        Stream.concat(faults.stream().map(Fault::name), middle.names()).toList(),
        seconds,
        verdict,
        List.copyOf(missed),
        List.copyOf(violations));
  }

  /** How much before it was sent anything may have been received, by an ingress's clock. */
  private static long earlier(List<Fault> faults) {
    return faults.stream().anyMatch(fault -> fault.name().equals("ingress-clock-off"))
        ? MOST_OFF_MILLIS
        : 0;
  }

  private @Nullable Verdict judge(
      Load load,
      Ledger ledger,
      long since,
      @Nullable Retelling retelling,
      Collection<String> troubles) {
    try {
      Retold retold = Retold.NOTHING;
      if (retelling != null) {
        // Replays read what is processed; what is not yet would not be made anew.
        troubles.addAll(checker.awaitProcessed());
        retold = retelling.afterwards();
      }
      Verdict verdict = checker.check(load.name(), ledger, since, retold);
      if (verdict.passed()) {
        rebuild.forgetKept();
        troubles.addAll(rebuild.differences());
      }
      return verdict;
    } catch (RuntimeException e) {
      troubles.add("it cannot be checked: " + e);
      return null;
    }
  }

  /** It may be ended by what goes wrong meanwhile, and then has changed nothing. */
  private void rebuildInTheMiddle(Collection<String> troubles, Collection<String> missed) {
    try {
      troubles.addAll(rebuild.differences());
    } catch (StoreUpkeepException e) {
      missed.add("rebuild: " + e.getMessage());
      rebuild.forgetKept();
    }
  }

  private static Thread begin(String name, Runnable work, Collection<String> troubles) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                troubles.add(name + ": " + e.getMessage());
              }
            },
            name);
    thread.start();
    return thread;
  }

  private List<Thread> strike(
      List<Fault> faults, long seed, Collection<String> troubles, Collection<String> missed) {
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
    return threads;
  }

  private static void join(List<Thread> threads) {
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
