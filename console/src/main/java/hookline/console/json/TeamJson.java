package hookline.console.json;

import hookline.payload.model.Team;

/** A team as Mattermost tells of one. */
public record TeamJson(
    String id,
    long createAt,
    long updateAt,
    long deleteAt,
    String displayName,
    String name,
    String description,
    String email,
    String type,
    String companyName,
    String allowedDomains,
    String inviteId,
    boolean allowOpenInvite) {

  /** The team as callers get it. */
  public static TeamJson of(Team team) {
    return new TeamJson(
        team.id(),
        team.createAt(),
        team.updateAt(),
        team.deleteAt(),
        team.displayName(),
        team.name(),
        "",
        "",
        "O",
        "",
        "",
        "",
        false);
  }
}
