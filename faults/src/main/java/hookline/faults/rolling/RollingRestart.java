package hookline.faults.rolling;

import hookline.faults.check.Checker;
import hookline.faults.check.Verdict;
import hookline.faults.line.Line;
import hookline.faults.line.Role;
import hookline.faults.line.RoleKind;
import hookline.faults.load.Entrance;
import hookline.faults.load.Ledger;
import hookline.faults.load.Load;
import hookline.faults.process.Waiting;
import hookline.faults.replay.Retold;
import hookline.faults.rolling.Sightings.Stall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Processes of a line restarted one after the other while payloads come, all through a balancer
 * that honours readiness, and consoles are called through another. No request may fail, and nothing
 * that the line promises be broken.
 */
public final class RollingRestart {
  private static final Duration BACK_PATIENCE = Duration.ofMinutes(2);
  private static final Duration ROWS_PATIENCE = Duration.ofMinutes(2);
  private static final Duration KEPT_UP = Duration.ofSeconds(1);
  private static final int WARM = 2_000;
  private static final int AFTERWARDS = 100;
  private static final String NOTHING = "nothing";
  private static final int MOST_TOLD = 20;

  private final Line line;
  private final Checker checker;

  /**
   * Of that line.
   *
   * @param checker of the same line, used for no other
   */
  public RollingRestart(Line line, Checker checker) {
    this.line = line;
    this.checker = checker;
  }

  /**
   * Restarts them in that order, each when the last is ready again.
   *
   * @param name of the load, that no other has on this line; without blanks
   */
  public Result run(String name, List<Role> order) {
    long since = System.currentTimeMillis();
    Map<String, Long> seconds = new LinkedHashMap<>();
    try (Balancer ingresses = balancer(name, RoleKind.INGRESS);
        Balancer consoles = balancer(name, RoleKind.CONSOLE);
        Sightings sightings = Sightings.begin(line);
        Calls calls = Calls.begin(consoles.url())) {
      boolean hasConsoles = !line.roles(RoleKind.CONSOLE).isEmpty();
      Load load =
          Load.start(
              name,
              line,
              List.of(new Entrance("the balancer", ingresses.url(), () -> false)),
              sightings::acknowledged);
      load.awaitMore(WARM);
      // A line that has just been started is behind what it is sent, and no restart's fault.
      Waiting.until(
          "the line keeps up",
          ROWS_PATIENCE,
          () -> sightings.longestUnseen().compareTo(KEPT_UP) < 0);
      for (Role role : order) {
        String phase = role.kind().command();
        sightings.phase(phase);
        long begun = System.nanoTime();
        restart(role);
        seconds.merge(phase, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), Long::sum);
      }
      sightings.phase(NOTHING);
      load.awaitMore(AFTERWARDS);
      Ledger ledger = load.end();
      boolean allSeen = Waiting.holdsWithin(ROWS_PATIENCE, () -> sightings.unseen() == 0);

      List<String> violations = new ArrayList<>(ledger.failures());
      if (hasConsoles) {
        violations.addAll(calls.failures());
      }
      if (!allSeen) {
        String trouble = sightings.trouble();
        violations.add(
            trouble == null ? sightings.unseen() + " payloads did not become rows" : trouble);
      }
      Verdict verdict = checker.check(name, ledger, since, Retold.NOTHING);
      violations.addAll(verdict.violations());
      return new Result(
          verdict,
          hasConsoles ? calls.made() : 0,
          seconds,
          sightings.stalls(),
          List.copyOf(violations.subList(0, Math.min(MOST_TOLD, violations.size()))));
    }
  }

  private Balancer balancer(String name, RoleKind kind) {
    return Balancer.before(name + "-balancer-" + kind.command(), line.roles(kind), line.folder());
  }

  private static void restart(Role role) {
    role.process().stop();
    role.process().start();
    Waiting.until(role.process().name() + " is ready", BACK_PATIENCE, role::isReady);
  }

  /**
   * What came of it.
   *
   * @param calls of consoles
   * @param seconds that all processes of a role took
   * @param stalls by role that was being restarted
   * @param violations requests that failed, and promises that were broken; none when all is well
   */
  public record Result(
      Verdict verdict,
      int calls,
      Map<String, Long> seconds,
      Map<String, Stall> stalls,
      List<String> violations) {

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      text.append(
          "%s: %s, %d calls of consoles%n"
              .formatted(violations.isEmpty() ? "passed" : "FAILED", verdict, calls));
      text.append(
          String.format(
              Locale.ROOT,
              "%-12s %8s %10s %12s %13s%n",
              "restarted",
              "took, s",
              "payloads",
              "median, ms",
              "longest, ms"));
      stalls.forEach(
          (phase, stall) ->
              text.append(
                  String.format(
                      Locale.ROOT,
                      "%-12s %8s %10d %12d %13d%n",
                      phase,
                      seconds.containsKey(phase) ? seconds.get(phase).toString() : "",
                      stall.payloads(),
                      stall.median(),
                      stall.longest())));
      violations.forEach(violation -> text.append(violation).append(System.lineSeparator()));
      return text.toString();
    }
  }
}
