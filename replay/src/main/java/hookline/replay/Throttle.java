package hookline.replay;

import java.util.function.LongSupplier;

/**
 * Keeps a replay from standing in live traffic's way. With a rate it reads so many payloads a
 * second. Without one it takes a share: it rests as long as it works, doubles its pace by and by
 * while the live line keeps up, and halves it at once when payloads begin to wait. Belongs to one
 * thread.
 */
final class Throttle {
  /** Payloads a second to begin with. */
  private static final double FIRST_PACE = 2_000;

  private static final double SLOWEST = 50;
  private static final double FASTEST = 200_000;
  private static final double FASTER = 1.2;
  private static final double SLOWER = 0.5;

  /** How often the live line is asked how it is. */
  private static final long LOOK_NANOS = 250_000_000L;

  /** The live line keeps up while no more payloads wait than come in this part of a second. */
  private static final double HARMLESS_SECONDS = 0.25;

  /** However few come: they wait for a commit in any case. */
  private static final long HARMLESS = 100;

  /** What is written and not processed may not grow beyond this. */
  private static final long MOST_WAITING = 20_000;

  private final double rate;
  private final LongSupplier clock;
  private final LiveLoad line;

  private double pace = FIRST_PACE;
  private long notBefore;
  private long lookedAt;
  private long receivedThen = -1;
  private boolean full;

  /**
   * @param rate payloads a second; 0 for a share
   * @param clock nanoseconds
   */
  Throttle(int rate, LongSupplier clock, LiveLoad line) {
    this.rate = rate;
    this.clock = clock;
    this.line = line;
    this.notBefore = clock.getAsLong();
    this.lookedAt = clock.getAsLong();
  }

  /** How long to wait before the next batch; 0 when it may be read now. */
  long waitNanos() {
    long now = clock.getAsLong();
    if (now - lookedAt >= LOOK_NANOS) {
      look(now);
    }
    if (full) {
      return LOOK_NANOS;
    }
    return Math.max(0, notBefore - now);
  }

  /** Takes note of a batch of so many payloads, begun then. */
  void did(int payloads, long begunAt) {
    long now = clock.getAsLong();
    double perSecond = rate > 0 ? rate : pace;
    long due = begunAt + (long) (payloads / perSecond * 1e9);
    long rested = rate > 0 ? now : now + (now - begunAt);
    notBefore = Math.max(due, rested);
  }

  private void look(long now) {
    full = line.replayLag() > MOST_WAITING;
    if (rate == 0) {
      long received = line.received();
      double seconds = (now - lookedAt) / 1e9;
      double comes = receivedThen < 0 ? 0 : (received - receivedThen) / seconds;
      receivedThen = received;
      boolean keepsUp = line.liveLag() <= HARMLESS + comes * HARMLESS_SECONDS;
      pace = Math.min(FASTEST, Math.max(SLOWEST, pace * (keepsUp ? FASTER : SLOWER)));
    }
    lookedAt = now;
  }
}
