package hookline.payload.model;

import java.util.List;
import java.util.Objects;

/**
 * A person or an account, with what it belongs to.
 *
 * @param username lower case, unique
 * @param roles blank-separated, Mattermost's: {@code system_user}, {@code system_admin}
 * @param teamIds the teams the user belongs to
 * @param channelIds the channels the user has joined; only private ones ask for it. Kept here and
 *     not on the channel, since a person has tens of channels and a channel thousands of people.
 * @param deleteAt epoch ms of deactivation; 0 while active
 * @param tokens that act as the user, with what each is known by
 */
public record User(
    String id,
    String username,
    String iconUrl,
    String roles,
    List<String> teamIds,
    List<String> channelIds,
    long createAt,
    long updateAt,
    long deleteAt,
    List<AccessToken> tokens) {

  /** Fields that a record lacks become their defaults. */
  public User {
    id = Objects.requireNonNullElse(id, "");
    username = Objects.requireNonNullElse(username, "");
    iconUrl = Objects.requireNonNullElse(iconUrl, "");
    roles = Objects.requireNonNullElse(roles, "");
    teamIds = teamIds == null ? List.of() : List.copyOf(teamIds);
    channelIds = channelIds == null ? List.of() : List.copyOf(channelIds);
    tokens = tokens == null ? List.of() : List.copyOf(tokens);
  }

  public boolean isActive() {
    return deleteAt == 0;
  }

  /** Whether the user may post to the channel: open to everybody, or one of its members. */
  public boolean mayPostTo(Channel channel) {
    return switch (channel.type()) {
      case OPEN -> true;
      case DIRECT -> List.of(channel.name().split("__", -1)).contains(id);
      case PRIVATE -> channelIds.contains(channel.id());
    };
  }
}
