package hookline.faults.fault;

import hookline.faults.line.Role;
import hookline.faults.process.Waiting;
import java.util.Random;

/** A process that stands still while the world goes on. */
public final class Frozen {
  /** The session timeout the line is started with for these faults, milliseconds. */
  public static final int SESSION_MILLIS = 8_000;

  private static final int LONGEST_BEYOND_MILLIS = 6_000;

  private Frozen() {}

  /**
   * Freezes it for so long that its group has given its partitions to others, and its transactions
   * have ended without it; then wakes it, in the belief that nothing happened.
   */
  static void pastSession(Role role, Random random) {
    role.process().freeze();
    Waiting.pause(SESSION_MILLIS + 2_000 + random.nextInt(LONGEST_BEYOND_MILLIS));
    role.process().wake();
  }
}
