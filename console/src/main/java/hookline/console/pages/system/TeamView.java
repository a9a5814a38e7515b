package hookline.console.pages.system;

import hookline.payload.model.Team;

/**
 * A team.
 *
 * @param shown its name as people read it
 * @param channels how many it has, archived ones included
 * @param members how many belong to it and are active
 */
public record TeamView(
    String id, String name, String shown, boolean isArchived, int channels, int members) {
  static TeamView of(Team team, int channels, int members) {
    return new TeamView(
        team.id(), team.name(), Listing.shown(team), team.deleteAt() > 0, channels, members);
  }

  public String path() {
    return TeamPages.path(id);
  }
}
