package hookline.console.pages.channels;

import java.util.List;

/**
 * A stretch of a channel's posts, in reading order.
 *
 * @param older where those before it come from; empty when there are none
 * @param olderPage the same as a page of its own
 * @param newer where those after it come from; empty when it ends with the newest
 * @param newerPage the same as a page of its own
 * @param reached the place of its last post, from which what is new goes on
 */
public record TimelineView(
    List<TimelineItem> items,
    String older,
    String olderPage,
    String newer,
    String newerPage,
    String reached) {}
