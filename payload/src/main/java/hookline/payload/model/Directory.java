package hookline.payload.model;

import org.jspecify.annotations.Nullable;

/**
 * What a payload is judged against: hooks, channels, users, teams and settings as they are when it
 * is judged. Lookups take constant time and never block.
 */
public interface Directory {
  /** The hook, deleted or not, or null. */
  @Nullable Hook hookBySource(String sourceId);

  /** The channel, archived or not, or null. Direct channels are computed, not looked up. */
  @Nullable Channel channel(String id);

  /** The channel of exactly that URL name within the team, archived or not, or null. */
  @Nullable Channel channelByName(String teamId, String name);

  /** The user, active or not, or null. */
  @Nullable User user(String id);

  /** The user of that lower-case name, active or not, or null. */
  @Nullable User userByName(String username);

  /** The team or null. */
  @Nullable Team team(String id);

  /** The settings; the defaults where nothing was set. */
  Settings settings();
}
