package hookline.faults.load;

import hookline.faults.line.Line;
import hookline.faults.line.RoleKind;
import hookline.faults.process.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A steady load on every source of a line, from its start until it is ended. Thread-safe. */
public final class Load {
  private static final Duration PROGRESS_PATIENCE = Duration.ofMinutes(2);

  private final String name;
  private final Ledger ledger = new Ledger();
  private final List<Thread> senders = new ArrayList<>();
  private volatile boolean ending;

  private Load(String name) {
    this.name = name;
  }

  /**
   * Starts to send.
   *
   * @param name that no other load of the line has, without blanks
   */
  public static Load start(String name, Line line) {
    return start(
        name,
        line,
        line.roles(RoleKind.INGRESS).stream().map(Entrance::of).toList(),
        delivery -> {});
  }

  /**
   * The same by other ways.
   *
   * @param entrances to send to in turn
   * @param posted told the delivery id of each payload that is acknowledged and has to become posts
   */
  public static Load start(
      String name, Line line, List<Entrance> entrances, Consumer<String> posted) {
    Load load = new Load(name);
    for (int source = 0; source < line.hooks().size(); source++) {
      Sender sender =
          new Sender(
              name,
              source,
              line.hooks().get(source).id(),
              entrances,
              load.ledger,
              posted,
              () -> !load.ending);
      load.senders.add(new Thread(sender, "sender-" + source));
    }
    load.senders.forEach(Thread::start);
    return load;
  }

  public String name() {
    return name;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Waits until so many more payloads than now are acknowledged. */
  public void awaitMore(int acknowledged) {
    long enough = ledger.acknowledged() + acknowledged;
    Waiting.until(
        acknowledged + " more payloads are acknowledged",
        PROGRESS_PATIENCE,
        () -> ledger.acknowledged() >= enough);
  }

  /** Sends no more and waits for the answers under way. */
  public Ledger end() {
    ending = true;
    try {
      for (Thread sender : senders) {
        sender.join();
      }
    } catch (InterruptedException e) {
      senders.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
    return ledger;
  }
}
