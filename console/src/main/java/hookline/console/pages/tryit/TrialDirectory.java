package hookline.console.pages.tryit;

import hookline.payload.model.Channel;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import org.jspecify.annotations.Nullable;

/**
 * The directory with a channel that is nowhere else, for who tries a payload without a hook.
 *
 * @param channel what such payloads are posted to
 * @param poster whose they are, in the directory or not
 */
record TrialDirectory(Directory real, Channel channel, User poster) implements Directory {
  @Override
  public @Nullable Hook hookBySource(String sourceId) {
    return real.hookBySource(sourceId);
  }

  @Override
  public @Nullable Channel channel(String id) {
    return id.equals(channel.id()) ? channel : real.channel(id);
  }

  @Override
  public @Nullable Channel channelByName(String teamId, String name) {
    return real.channelByName(teamId, name);
  }

  @Override
  public @Nullable User user(String id) {
    return id.equals(poster.id()) ? poster : real.user(id);
  }

  @Override
  public @Nullable User userByName(String username) {
    return real.userByName(username);
  }

  @Override
  public @Nullable Team team(String id) {
    return real.team(id);
  }

  @Override
  public Settings settings() {
    return real.settings();
  }
}
