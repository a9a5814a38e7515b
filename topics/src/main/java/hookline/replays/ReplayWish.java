package hookline.replays;

/**
 * What an operator wishes of a replay; the latest counts. The topic's key is {@link #key}.
 *
 * @param at epoch ms
 * @param by the user; empty for the administrator of the configuration
 */
public record ReplayWish(String replayId, Wish wish, long at, String by) {
  private static final String SUFFIX = "/wish";

  /** The wishes there are. Only the first two can be followed by another. */
  public enum Wish {
    RUN,
    PAUSE,
    /** What was made anew stays so. */
    CANCEL
  }

  /** The topic's key. */
  public static String key(String replayId) {
    return replayId + SUFFIX;
  }

  static boolean isKey(String key) {
    return key.endsWith(SUFFIX);
  }
}
