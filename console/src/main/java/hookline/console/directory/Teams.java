package hookline.console.directory;

import static java.util.Objects.requireNonNullElse;

import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes and changes teams, and who belongs to them. Thread-safe; blocks. */
public final class Teams {
  private final Changes changes;

  public Teams(Changes changes) {
    this.changes = changes;
  }

  /**
   * A new one.
   *
   * @throws hookline.console.api.ApiException when the name is none, or taken
   */
  public Team create(@Nullable String name, @Nullable String displayName) {
    String id = NewIds.next();
    long now = Changes.after(0);
    return changes.put(
        DirectoryTopic.TEAMS,
        Team.class,
        view -> edited(new Team(id, "", "", now, now, 0), name, displayName, now));
  }

  /** One with other names, where they are given. */
  public Team edit(String id, @Nullable String name, @Nullable String displayName) {
    return change(id, team -> edited(team, name, displayName, Changes.after(team.updateAt())));
  }

  /** One that is archived, or no more: its channels and hooks go on; it takes no new ones. */
  public Team setArchived(String id, boolean archived) {
    return change(
        id,
        team -> {
          long now = Changes.after(team.updateAt());
          return new Team(
              id, team.name(), team.displayName(), team.createAt(), now, archived ? now : 0);
        });
  }

  /** A user who belongs to it. */
  public User addMember(String teamId, String userId) {
    return changes.put(
        DirectoryTopic.USERS,
        User.class,
        view -> {
          Found.team(view.team(teamId));
          return Memberships.inTeam(Found.user(view.user(userId)), teamId);
        });
  }

  /** A user who does not, any more. */
  public User removeMember(String teamId, String userId) {
    return changes.put(
        DirectoryTopic.USERS,
        User.class,
        view -> {
          Found.team(view.team(teamId));
          return Memberships.outOfTeam(Found.user(view.user(userId)), teamId, view);
        });
  }

  private Team change(String id, UnaryOperator<Team> change) {
    return changes.put(
        DirectoryTopic.TEAMS, Team.class, view -> change.apply(Found.team(view.team(id))));
  }

  private static Team edited(
      Team team, @Nullable String givenName, @Nullable String displayName, long now) {
    String name = requireNonNullElse(givenName, team.name());
    return new Team(
        team.id(),
        name,
        requireNonNullElse(displayName, team.displayName().isEmpty() ? name : team.displayName()),
        team.createAt(),
        now,
        team.deleteAt());
  }
}
