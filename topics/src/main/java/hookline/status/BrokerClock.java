package hookline.status;

/**
 * What a broker's clock shows, told by the times it gives to records: one that came after a look
 * was written between that look and when it came, so that its time cannot be outside of the two
 * unless the clocks differ. Nothing more is taken for a difference, since an old record may be all
 * there is. Belongs to one thread.
 */
final class BrokerClock {
  private long lookedAt = Long.MIN_VALUE;

  /** How far this process' clock is before the broker's, ms; negative when it is behind. */
  private long ahead;

  /**
   * A record.
   *
   * @param time the broker's, epoch ms
   * @param now this process', epoch ms, when it came
   */
  void take(long time, long now) {
    if (lookedAt != Long.MIN_VALUE) {
      ahead = Math.max(ahead, lookedAt - time);
    }
    ahead = Math.min(ahead, now - time);
  }

  /** All that was written until then was taken; by this process' clock, epoch ms. */
  void readUpTo(long now) {
    lookedAt = now;
  }

  /** The broker's time when this process' clock shows that. */
  long at(long now) {
    return now - ahead;
  }
}
