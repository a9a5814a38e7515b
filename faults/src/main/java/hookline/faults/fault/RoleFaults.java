package hookline.faults.fault;

import hookline.faults.fault.Fault.Target;
import hookline.faults.line.Line;
import hookline.faults.line.Role;
import hookline.faults.line.RoleKind;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What can happen to any role's processes. */
final class RoleFaults {
  private static final int LONGEST_GAP_MILLIS = 4_000;
  private static final int LONGEST_HICCUP_MILLIS = 5_000;
  private static final int LONGEST_START_MILLIS = 4_000;
  private static final int TRIES = 6;
  static final Duration BACK_PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOADING_PATIENCE = Duration.ofSeconds(20);

  private RoleFaults() {}

  /** Those of a role. */
  static List<Fault> of(Target target) {
    RoleKind kind = RoleKind.valueOf(target.name());
    String name = kind.command();
    return List.of(
        new Fault(
            name + "-killed", target, (line, random) -> kill(one(line, kind, random), random)),
        new Fault(name + "-all-killed", target, (line, random) -> killAll(line, kind, random)),
        new Fault(name + "-restarted", target, (line, random) -> restart(line, kind)),
        new Fault(name + "-hiccup", target, (line, random) -> hiccup(line, kind, random)),
        new Fault(
            name + "-killed-at-start",
            target,
            (line, random) -> killAtStart(one(line, kind, random), random)),
        new Fault(
            name + "-killed-loading",
            target,
            (line, random) -> killLoading(one(line, kind, random))));
  }

  static Role one(Line line, RoleKind kind, Random random) {
    List<Role> roles = line.roles(kind);
    return roles.get(random.nextInt(roles.size()));
  }

  private static void kill(Role role, Random random) {
    role.process().kill();
    Waiting.pause(random.nextInt(LONGEST_GAP_MILLIS));
    role.process().start();
  }

  private static void killAll(Line line, RoleKind kind, Random random) {
    line.roles(kind).forEach(role -> role.process().kill());
    Waiting.pause(random.nextInt(LONGEST_GAP_MILLIS));
    line.roles(kind).forEach(role -> role.process().start());
  }

  /** As in an upgrade: each in its turn, the next when the last is back. */
  private static void restart(Line line, RoleKind kind) {
    for (Role role : line.roles(kind)) {
      role.process().stop();
      role.process().start();
      Waiting.until(role.process().name() + " is back", BACK_PATIENCE, role::isReady);
    }
  }

  /** Frozen, but not for so long that the group gives its place to another. */
  private static void hiccup(Line line, RoleKind kind, Random random) {
    ChildProcess process = one(line, kind, random).process();
    process.freeze();
    Waiting.pause(random.nextInt(LONGEST_HICCUP_MILLIS));
    process.wake();
  }

  private static void killAtStart(Role role, Random random) {
    role.process().kill();
    role.process().start();
    Waiting.pause(random.nextInt(LONGEST_START_MILLIS));
    role.process().kill();
    role.process().start();
  }

  /** Killed when it says that it is still reading: the directory, or where it left off. */
  private static void killLoading(Role role) throws MissedException {
    for (int i = 0; i < TRIES; i++) {
      role.process().kill();
      role.process().start();
      boolean loading =
          Waiting.holdsWithin(
              LOADING_PATIENCE,
              () -> role.readiness().startsWith("[") || !role.process().isAlive());
      role.process().kill();
      role.process().start();
      if (loading) {
        return;
      }
    }
    throw new MissedException(role.process().name() + " was never seen loading");
  }
}
