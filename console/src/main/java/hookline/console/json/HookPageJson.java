package hookline.console.json;

import java.util.List;

/** A page of hooks, when {@code include_total_count} asks how many there are on all pages. */
public record HookPageJson(List<HookJson> incomingWebhooks, long totalCount) {}
