package hookline.faults.network;

import java.time.Duration;

/**
 * What becomes of bytes that go one way over a link.
 *
 * @param swallowed whether nothing arrives, and nobody is told
 * @param delay that each piece has at least
 * @param jitter that it has beside, at most
 * @param bytesPerSecond at most; 0 for as fast as it goes
 */
record Weather(boolean swallowed, Duration delay, Duration jitter, int bytesPerSecond) {
  static final Weather FAIR = new Weather(false, Duration.ZERO, Duration.ZERO, 0);
  static final Weather BLACK_HOLE = new Weather(true, Duration.ZERO, Duration.ZERO, 0);
}
