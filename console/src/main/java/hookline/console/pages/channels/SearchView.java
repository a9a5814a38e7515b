package hookline.console.pages.channels;

import java.util.List;

/**
 * What a search found so far, the newest first.
 *
 * @param further where the search goes on; empty when it came to the channel's first post
 * @param isFirst whether it began with the newest post
 */
public record SearchView(String words, List<TimelineItem> items, String further, boolean isFirst) {}
