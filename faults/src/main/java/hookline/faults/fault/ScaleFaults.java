package hookline.faults.fault;

import hookline.faults.fault.Fault.Target;
import hookline.faults.line.Line;
import hookline.faults.line.Role;
import hookline.faults.line.RoleKind;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Processes that come in the middle of the work, and go. */
final class ScaleFaults {
  private static final int LONGEST_STAY_MILLIS = 12_000;
  private static final int LONGEST_LEAVE_MILLIS = 6_000;

  private ScaleFaults() {}

  /** Those of a role. */
  static List<Fault> of(Target target) {
    RoleKind kind = RoleKind.valueOf(target.name());
    String name = kind.command();
    return List.of(
        new Fault(
            name + "-third-leaves",
            target,
            (line, random) ->
                visit(
                    line,
                    kind,
                    random,
                    random.nextBoolean() ? ChildProcess::leave : ChildProcess::stop)),
        new Fault(
            name + "-third-killed",
            target,
            (line, random) -> visit(line, kind, random, ChildProcess::kill)),
        new Fault(
            name + "-leaves-for-a-while",
            target,
            (line, random) -> leave(RoleFaults.one(line, kind, random), random)));
  }

  /** Half of the times it has its partitions when it goes; else it goes in the middle of it. */
  private static void visit(Line line, RoleKind kind, Random random, Consumer<ChildProcess> goes) {
    Role third = line.spare(kind);
    boolean works = random.nextBoolean();
    third.process().start();
    try {
      if (works) {
        Waiting.until(
            third.process().name() + " has joined", RoleFaults.BACK_PATIENCE, third::isReady);
      }
      Waiting.pause(random.nextInt(LONGEST_STAY_MILLIS));
    } finally {
      goes.accept(third.process());
    }
  }

  /** For so long that the others take over what it had, told before or not. */
  private static void leave(Role role, Random random) {
    if (random.nextBoolean()) {
      role.process().leave();
    } else {
      role.process().stop();
    }
    Waiting.pause(Frozen.SESSION_MILLIS + random.nextInt(LONGEST_LEAVE_MILLIS));
    role.process().start();
  }
}
