package hookline.console.pages.replays;

import java.util.List;

/**
 * Some replays of all that a reader sees, the newest first.
 *
 * @param number from 0
 * @param canAsk whether the reader can ask for one
 */
public record ReplayPage(List<ReplayView> replays, int number, boolean hasMore, boolean canAsk) {}
