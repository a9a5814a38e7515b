package hookline.console.pages.rejections;

import java.util.List;

/**
 * What was refused for one reason, and still waits for somebody.
 *
 * @param word of the reason
 * @param count how many payloads
 * @param remedy what to do about it
 * @param helpsToRetry whether that can mend them
 * @param hooks the most first
 * @param moreHooks how many hooks are not shown
 */
public record ReasonView(
    String word,
    long count,
    String remedy,
    boolean helpsToRetry,
    List<HookGroup> hooks,
    int moreHooks) {
  /** The reason as a heading. */
  public String heading() {
    String words = word.replace('_', ' ');
    return words.isEmpty() ? word : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /**
   * Those of one hook.
   *
   * @param hook what it is called
   * @param oldest as people read it
   * @param newest the same
   */
  public record HookGroup(
      String word, String sourceId, String hook, long count, String oldest, String newest) {
    /** Where each of them is listed. */
    public String path() {
      return RejectionPages.path(word, sourceId);
    }
  }
}
