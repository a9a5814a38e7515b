package hookline.console;

import hookline.payload.model.User;
import java.util.ArrayList;
import java.util.List;

/** A user with another list of teams or channels. */
final class Memberships {
  private Memberships() {}

  static User inTeam(User user, String teamId) {
    return with(user, added(user.teamIds(), teamId), user.channelIds());
  }

  static User outOfTeam(User user, String teamId) {
    return with(user, removed(user.teamIds(), teamId), user.channelIds());
  }

  static User inChannel(User user, String channelId) {
    return with(user, user.teamIds(), added(user.channelIds(), channelId));
  }

  static User outOfChannel(User user, String channelId) {
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
