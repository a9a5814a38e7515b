package hookline.topics;

import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.util.Locale;

/** The compacted topics of one partition that make up the directory. */
public enum DirectoryTopic {
  /** Key: source id. Deletion is a record with {@code delete_at}, never a tombstone. */
  HOOKS(Hook.class),
  /** Key: channel id. */
  CHANNELS(Channel.class),
  /** Key: user id. */
  USERS(User.class),
  /** Key: team id. */
  TEAMS(Team.class),
  /** Key: {@value #SETTINGS_KEY}. */
  SETTINGS(Settings.class);

  /** The one key of {@link #SETTINGS}. */
  public static final String SETTINGS_KEY = "ServiceSettings";

  private final Class<?> valueType;

  DirectoryTopic(Class<?> valueType) {
    this.valueType = valueType;
  }

  /** The topic's name without the prefix. */
  public String topicName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of its values, as JSON. */
  public Class<?> valueType() {
    return valueType;
  }

  /** The key of such a value. */
  public String keyOf(Object value) {
    return switch (this) {
      case HOOKS -> ((Hook) value).sourceId();
      case CHANNELS -> ((Channel) value).id();
      case USERS -> ((User) value).id();
      case TEAMS -> ((Team) value).id();
      case SETTINGS -> SETTINGS_KEY;
    };
  }
}
