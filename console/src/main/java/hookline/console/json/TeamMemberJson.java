package hookline.console.json;

/** That a user belongs to a team, as Mattermost tells of it. */
public record TeamMemberJson(
    String teamId,
    String userId,
    String roles,
    long deleteAt,
    boolean schemeGuest,
    boolean schemeUser,
    boolean schemeAdmin,
    String explicitRoles) {

  /** The member as callers get it. */
  public static TeamMemberJson of(String teamId, String userId) {
    return new TeamMemberJson(teamId, userId, "team_user", 0, false, true, false, "");
  }
}
