package hookline.faults.fault;

import hookline.faults.line.Line;
import java.util.Random;

/**
 * Something that goes wrong on a running line, and is made good again.
 *
 * @param name as in "sink-killed"
 * @param target what it is done to: two faults of one target cannot be at once
 */
public record Fault(String name, Target target, Harm harm) {
  /** What a fault is done to. */
  public enum Target {
    BROKERS,
    DATABASE,
    INGRESS,
    PROCESSOR,
    SINK,
    REPLAYER,
    /** The ways between processes; these themselves stay as they are. */
    NETWORK
  }

  /** Does the harm and makes it good. */
  @FunctionalInterface
  public interface Harm {
    /**
     * Returns when all that was stopped is started again, not when it is ready.
     *
     * @param random decides what is left open: which process, for how long
     * @throws MissedException when the moment it waits for did not come
     */
    void strike(Line line, Random random) throws MissedException;
  }
}
