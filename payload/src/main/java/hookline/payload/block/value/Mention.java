package hookline.payload.block.value;

import hookline.payload.model.Channel;
import hookline.payload.model.Quoted;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.payload.model.WarningKind;

/** Whom and what ids stand for, as Mattermost mentions them; literal text. */
public final class Mention {
  private Mention() {}

  /** {@code @username}; the id, with a warning, when the directory does not know it. */
  public static String user(Value id) {
    String userId = id.string();
    User user = id.context().directory().user(userId);
    return user != null && !user.username().isEmpty()
        ? "@" + user.username()
        : unresolved("@", "user", userId, id);
  }

  /** {@code ~name}; the id, with a warning, when the directory does not know it. */
  public static String channel(Value id) {
    String channelId = id.string();
    Channel channel = id.context().directory().channel(channelId);
    return channel != null && !channel.name().isEmpty()
        ? "~" + channel.name()
        : unresolved("~", "channel", channelId, id);
  }

  /** The team's name; the id, with a warning, when the directory does not know it. */
  public static String team(Value id) {
    String teamId = id.string();
    Team team = id.context().directory().team(teamId);
    if (team == null) {
      return unresolved("", "team", teamId, id);
    }
    return team.displayName().isEmpty() ? team.name() : team.displayName();
  }

  /** The group's id, for the directory knows no groups. */
  public static String group(Value id) {
    return unresolved("@", "group", id.string(), id);
  }

  private static String unresolved(String mark, String what, String id, Value where) {
    if (id.isBlank()) {
      return "";
    }
    where.warn(
        WarningKind.UNRESOLVED_MENTION,
        "Couldn't find the " + what + " " + Quoted.of(id) + ", so its id is shown.");
    return mark + id;
  }
}
