package hookline.payload.text;

import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.util.List;
import java.util.Map;

/** The users and channels that the examples name. */
final class SmallDirectory implements Directory {
  private static final Map<String, String> USERS =
      Map.of("U024BE7LH", "jim", "yyyyyyyyyyyyyyyyyyyyyyyyyy", "jane.doe");
  private static final Map<String, String> CHANNELS =
      Map.of("C024BE7LR", "off-topic", "bbbbbbbbbbbbbbbbbbbbbbbbbb", "town-square");

  @Override
  public User user(String id) {
    String name = USERS.get(id);
    return name == null
        ? null
        : new User(id, name, "", "", List.of(), List.of(), 1, 1, 0, List.of());
  }

  @Override
  public Channel channel(String id) {
    String name = CHANNELS.get(id);
    return name == null
        ? null
        : new Channel(id, "team", ChannelType.OPEN, name, name, "", "", 1, 1, 0);
  }

  @Override
  public Hook hookBySource(String sourceId) {
    return null;
  }

  @Override
  public Channel channelByName(String teamId, String name) {
    return null;
  }

  @Override
  public User userByName(String username) {
    return null;
  }

  @Override
  public Team team(String id) {
    return null;
  }

  @Override
  public Settings settings() {
    return Settings.DEFAULTS;
  }
}
