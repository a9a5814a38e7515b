package hookline.faults.fault;

import hookline.faults.fault.Fault.Target;
import hookline.faults.line.Line;
import hookline.faults.line.RoleKind;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.SkewedClock;
import hookline.faults.process.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/** A process whose clock is minutes off, and jumps. */
final class ClockFaults {
  private static final int MOST_MINUTES = 10;
  private static final int JUMPS = 2;
  private static final int SHORTEST_MILLIS = 3_000;
  private static final int LONGEST_MILLIS = 8_000;
  private static final Duration BACK_PATIENCE = Duration.ofMinutes(2);

  static final List<Fault> ALL =
      List.of(
          role("ingress-clock-off", Target.INGRESS),
          role("processor-clock-off", Target.PROCESSOR),
          role("sink-clock-off", Target.SINK),
          new Fault("broker-clock-off", Target.BROKERS, ClockFaults::broker));

  private ClockFaults() {}

  private static Fault role(String name, Target target) {
    RoleKind kind = RoleKind.valueOf(target.name());
    return new Fault(
        name,
        target,
        (line, random) -> {
          var role = RoleFaults.one(line, kind, random);
          strike(line, role.process(), role::isReady, random);
        });
  }

  private static void broker(Line line, Random random) throws MissedException {
    List<ChildProcess> brokers = line.kafka().brokers();
    ChildProcess broker = brokers.get(random.nextInt(brokers.size()));
    strike(
        line,
        broker,
        () -> {
          line.kafka().awaitUp();
          return true;
        },
        random);
  }

  private static void strike(
      Line line, ChildProcess process, Callable<Boolean> isBack, Random random)
      throws MissedException {
    Path file = line.folder().resolve(process.name() + ".clock");
    SkewedClock clock =
        SkewedClock.in(file)
            .orElseThrow(
                () -> new MissedException("no libfaketime here: apt-get install faketime"));
    clock.set(off(random));
    process.goBy(clock);
    restart(process);
    Waiting.until(process.name() + " is back, its clock off", BACK_PATIENCE, isBack);
    for (int i = 0; i < JUMPS; i++) {
      Waiting.pause(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
      clock.set(off(random));
    }
    Waiting.pause(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
    process.goBy(null);
    restart(process);
  }

  private static void restart(ChildProcess process) {
    process.stop();
    process.start();
  }

  private static Duration off(Random random) {
    return Duration.ofSeconds(random.nextInt(2 * MOST_MINUTES * 60) - MOST_MINUTES * 60L);
  }
}
