package hookline.console.pages.system;

import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.util.List;
import java.util.Objects;

/**
 * Where somebody belongs.
 *
 * @param others teams that could be joined
 * @param channels private ones that were
 */
public record MembershipView(List<Named> teams, List<Named> others, List<Named> channels) {
  /** Something, by its name. */
  public record Named(String id, String name, String path) {
    static Named of(Team team) {
      return new Named(team.id(), Listing.shown(team), TeamPages.path(team.id()));
    }

    static Named of(Channel channel) {
      return new Named(
          channel.id(), Listing.shown(channel), ChannelSettingsPages.path(channel.id()));
    }
  }

  static MembershipView of(User user, DirectoryView directory, Listing listing) {
    List<Team> all = listing.teams();
    return new MembershipView(
        all.stream().filter(team -> user.teamIds().contains(team.id())).map(Named::of).toList(),
        all.stream()
            .filter(team -> team.deleteAt() == 0 && !user.teamIds().contains(team.id()))
            .map(Named::of)
            .toList(),
        user.channelIds().stream()
            .map(directory::channel)
            .filter(Objects::nonNull)
            .filter(channel -> channel.type() == ChannelType.PRIVATE)
            .map(Named::of)
            .toList());
  }
}
