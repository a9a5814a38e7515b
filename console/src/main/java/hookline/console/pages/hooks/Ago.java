package hookline.console.pages.hooks;

import java.time.Duration;

/** How long ago something was, as people say it. */
final class Ago {
  private Ago() {}

  /**
   * The words for it.
   *
   * @param then epoch ms; 0 for never
   */
  static String of(long then, long now) {
    if (then == 0) {
      return "never";
    }
    Duration ago = Duration.ofMillis(Math.max(0, now - then));
    if (ago.toMinutes() < 2) {
      return "just now";
    }
    if (ago.toHours() < 1) {
      return ago.toMinutes() + " min ago";
    }
    if (ago.toDays() < 2) {
      return ago.toHours() + " h ago";
    }
    return ago.toDays() + " days ago";
  }
}
