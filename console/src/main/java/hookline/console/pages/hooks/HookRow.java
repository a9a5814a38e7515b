package hookline.console.pages.hooks;

import org.jspecify.annotations.Nullable;

/**
 * A hook in the list. Its secret is not in it.
 *
 * @param place the channel it posts to
 * @param team that channel's; empty where the reader has but one
 * @param owner by username
 * @param lastUsed how long ago, and the time itself beside
 * @param traffic null while the store is away
 */
public record HookRow(
    String path,
    String name,
    String place,
    String team,
    String owner,
    String lastUsed,
    String lastUsedAt,
    @Nullable TrafficView traffic) {}
