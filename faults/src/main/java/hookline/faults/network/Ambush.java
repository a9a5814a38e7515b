package hookline.faults.network;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on a link for words that somebody sends. Thread-safe. */
public final class Ambush {
  private final byte[] words;
  private final Duration until;
  private final CountDownLatch happened = new CountDownLatch(1);

  Ambush(byte[] words, Duration until) {
    this.words = words.clone();
    this.until = until;
  }

  /** Whether it has happened within that time. */
  public boolean happensWithin(Duration patience) {
    try {
      return happened.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How long the connection stays afterwards. */
  Duration until() {
    return until;
  }

  void happens() {
    happened.countDown();
  }

  boolean isIn(byte[] bytes, int length) {
    for (int start = 0; start + words.length <= length; start++) {
      int same = 0;
      while (same < words.length && bytes[start + same] == words[same]) {
        same++;
      }
      if (same == words.length) {
        return true;
      }
    }
    return false;
  }
}
