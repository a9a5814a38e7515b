package hookline.console.pages.replays;

import java.util.List;

/**
 * A replay as a page shows it, and what its reader can do about it.
 *
 * @param asked who asked for it, and when
 * @param which payloads it is about, in words
 * @param how what else was asked for, in words
 * @param state in a few words
 * @param tone what the state is marked as, by the names of system.css
 * @param detail what it waits for, or how long it takes; empty for nothing
 * @param payloads how many it has to read; 0 while that is not known
 */
public record ReplayView(
    String id,
    boolean applies,
    String asked,
    List<String> which,
    List<String> how,
    String state,
    String tone,
    String detail,
    long payloads,
    long payloadsRead,
    List<Count> counts,
    long changes,
    boolean isOver,
    boolean canPause,
    boolean canResume,
    boolean canCancel,
    boolean canApply) {

  /** How many deliveries something happens to. */
  public record Count(String name, long count, String help) {}

  public String path() {
    return ReplayPages.path(id);
  }

  public String title() {
    return applies ? "Replay" : "Dry run";
  }

  /** Whether the replay has its end, and what it found has become so. */
  public boolean isMadeAnew() {
    return applies && isOver;
  }
}
