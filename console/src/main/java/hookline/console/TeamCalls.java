package hookline.console;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.Found;
import hookline.console.directory.Rights;
import hookline.console.directory.Teams;
import hookline.console.json.MemberFields;
import hookline.console.json.TeamFields;
import hookline.console.json.TeamJson;
import hookline.console.json.TeamMemberJson;
import hookline.directory.DirectoryView;
import hookline.payload.model.Ids;
import hookline.payload.model.Team;
import hookline.topics.DirectoryTopic;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Teams: an administrator's to make and change, their members' to see. */
final class TeamCalls {
  private final DirectoryView directory;
  private final Teams teams;

  TeamCalls(DirectoryView directory, Teams teams) {
    this.directory = directory;
    this.teams = teams;
  }

  Reply create(ApiCall call) {
    TeamFields given = call.body(TeamFields.class);
    return Reply.created(TeamJson.of(teams.create(given.name(), given.displayName())));
  }

  /** There are few of them: sorted anew each time. */
  Reply list(ApiCall call) {
    return Reply.ok(
        directory.values(DirectoryTopic.TEAMS).stream()
            .map(Team.class::cast)
            .filter(team -> team.deleteAt() == 0 && maySee(call, team))
            .sorted(Comparator.comparing(Team::displayName).thenComparing(Team::name))
            .skip(call.skipped())
            .limit(call.pageSize())
            .map(TeamJson::of)
            .toList());
  }

  private static boolean maySee(ApiCall call, Team team) {
    return call.caller().isAdmin() || call.caller().user().teamIds().contains(team.id());
  }

  Reply get(ApiCall call) {
    return seen(call, directory.team(call.id("team_id")));
  }

  Reply getByName(ApiCall call) {
    return seen(call, directory.teamByName(call.name("name")));
  }

  private static Reply seen(ApiCall call, @Nullable Team team) {
    Team there = Found.team(team);
    Rights.requireTeam(call.caller(), there.id());
    return Reply.ok(TeamJson.of(there));
  }

  Reply patch(ApiCall call) {
    String id = call.id("team_id");
    TeamFields given = call.body(TeamFields.class);
    return Reply.ok(TeamJson.of(teams.edit(id, given.name(), given.displayName())));
  }

  /** Its channels and hooks go on; it takes no new ones. */
  Reply archive(ApiCall call) {
    teams.setArchived(call.id("team_id"), true);
    return Reply.done();
  }

  Reply restore(ApiCall call) {
    return Reply.ok(TeamJson.of(teams.setArchived(call.id("team_id"), false)));
  }

  Reply addMember(ApiCall call) {
    String teamId = call.id("team_id");
    MemberFields given = call.body(MemberFields.class);
    if (given.teamId() != null && !given.teamId().equals(teamId)) {
      throw ApiException.invalidBodyParam("team_id", "must be the one in the address");
    }
    String userId = userId(given);
    teams.addMember(teamId, userId);
    return Reply.created(TeamMemberJson.of(teamId, userId));
  }

  Reply removeMember(ApiCall call) {
    String teamId = call.id("team_id");
    String userId = call.id("user_id");
    call.caller().requireSelfOrAdmin(userId);
    teams.removeMember(teamId, userId);
    return Reply.done();
  }

  /** Whom a body names. */
  static String userId(MemberFields given) {
    String userId = requireNonNullElse(given.userId(), "");
    if (!Ids.isId(userId)) {
      throw ApiException.invalidBodyParam("user_id", "is missing or malformed");
    }
    return userId;
  }
}
