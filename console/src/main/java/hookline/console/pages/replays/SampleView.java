package hookline.console.pages.replays;

import hookline.console.render.DiffLine;
import java.util.List;

/**
 * A delivery that a replay met.
 *
 * @param kind what becomes of it, in words
 * @param diff what differs; none when nothing does any more
 * @param isCut whether there is more of it
 * @param note why there is no difference to show; empty when there is one
 */
public record SampleView(
    String deliveryId, String kind, List<DiffLine> diff, boolean isCut, String note) {}
