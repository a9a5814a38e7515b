package hookline.console.pages.hooks;

import hookline.payload.model.Team;
import java.util.List;

/**
 * What the form of a hook has in it.
 *
 * @param path of the hook; empty for one to be made
 * @param name of the hook as it is
 * @param teams to choose from; none where that is settled
 * @param channel by name
 * @param owner by username; empty for the reader's own
 * @param offersOwner whether somebody else's can be made
 * @param zones that there are
 * @param refusal why what was sent could not be; empty for nothing
 */
public record HookForm(
    String path,
    String name,
    List<Team> teams,
    String teamId,
    String channel,
    String displayName,
    String description,
    String username,
    String iconUrl,
    boolean isLocked,
    boolean isSlack,
    String timeZone,
    String owner,
    boolean offersOwner,
    List<String> zones,
    String refusal) {
  public HookForm {
    teams = List.copyOf(teams);
    zones = List.copyOf(zones);
  }

  public boolean isNew() {
    return path.isEmpty();
  }
}
