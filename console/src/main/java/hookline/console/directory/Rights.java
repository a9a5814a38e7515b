package hookline.console.directory;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.payload.model.Channel;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import io.undertow.util.StatusCodes;
import org.jspecify.annotations.Nullable;

/** Who may see what. */
public final class Rights {
  private Rights() {}

  /** Whether the caller sees the channel: by its team, or by membership where it is not open. */
  public static boolean mayRead(Caller caller, Channel channel) {
    if (caller.isAdmin()) {
      return true;
    }
    User user = caller.user();
    return switch (channel.type()) {
      case OPEN -> user.teamIds().contains(channel.teamId());
      case PRIVATE, DIRECT -> user.mayPostTo(channel);
    };
  }

  public static void requireRead(Caller caller, Channel channel) {
    if (!mayRead(caller, channel)) {
      throw ApiException.forbidden("You are no member of this channel, or of its team.");
    }
  }

  /** Returns when the team takes new channels and hooks. */
  public static void requireNotArchived(@Nullable Team team) {
    if (team != null && team.deleteAt() > 0) {
      throw ApiException.of(
          StatusCodes.BAD_REQUEST,
          "api.team.is_archived.app_error",
          "The team is archived: restore it first.");
    }
  }

  public static void requireTeam(Caller caller, String teamId) {
    if (!caller.isAdmin() && !caller.user().teamIds().contains(teamId)) {
      throw ApiException.forbidden("You are no member of this team.");
    }
  }
}
