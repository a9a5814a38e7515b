package hookline.sink;

import java.time.Duration;

/** Pauses between tries, each twice as long as the last, up to a limit. Not thread-safe. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(100);

  private final Duration longest;
  private Duration next = FIRST;

  Backoff(Duration longest) {
    this.longest = longest;
  }

  Duration next() {
    Duration pause = next.compareTo(longest) < 0 ? next : longest;
    next = pause.multipliedBy(2);
    return pause;
  }

  void reset() {
    next = FIRST;
  }
}
