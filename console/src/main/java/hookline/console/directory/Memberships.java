package hookline.console.directory;

import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user with another list of teams or channels. */
public final class Memberships {
  private Memberships() {}

  public static User inTeam(User user, String teamId) {
    return with(user, added(user.teamIds(), teamId), user.channelIds());
  }

  /** rule: as in Mattermost, who leaves a team leaves its channels, the private ones above all. */
  public static User outOfTeam(User user, String teamId, DirectoryView directory) {
    return with(
        user,
        removed(user.teamIds(), teamId),
        user.channelIds().stream().filter(id -> !isOfTeam(directory.channel(id), teamId)).toList());
  }

  private static boolean isOfTeam(@Nullable Channel channel, String teamId) {
    return channel != null && channel.teamId().equals(teamId);
  }

  public static User inChannel(User user, String channelId) {
    return with(user, user.teamIds(), added(user.channelIds(), channelId));
  }

  public static User outOfChannel(User user, String channelId) {
    return with(user, user.teamIds(), removed(user.channelIds(), channelId));
  }

  private static User with(User user, List<String> teamIds, List<String> channelIds) {
    return new User(
        user.id(),
        user.username(),
        user.iconUrl(),
        user.roles(),
        teamIds,
        channelIds,
        user.createAt(),
        Changes.after(user.updateAt()),
        user.deleteAt(),
        user.tokens());
  }

  private static List<String> added(List<String> ids, String id) {
    if (ids.contains(id)) {
      return ids;
    }
    List<String> all = new ArrayList<>(ids);
    all.add(id);
    return all;
  }

  private static List<String> removed(List<String> ids, String id) {
    return ids.stream().filter(other -> !other.equals(id)).toList();
  }
}
