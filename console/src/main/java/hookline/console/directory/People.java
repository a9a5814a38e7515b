package hookline.console.directory;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiException;
import hookline.payload.model.AccessToken;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes and changes people and accounts of integrations. Thread-safe; blocks. */
public final class People {
  public static final String USER = "system_user";
  public static final String ADMIN = "system_user system_admin";
  private static final Set<String> ROLES = Set.of("system_user", "system_admin");

  private final Changes changes;

  public People(Changes changes) {
    this.changes = changes;
  }

  /**
   * A new one.
   *
   * @throws ApiException when the name is none, or taken
   */
  public User create(@Nullable String username, @Nullable String iconUrl) {
    String id = NewIds.next();
    long now = Changes.after(0);
    return changes.put(
        DirectoryTopic.USERS,
        User.class,
        view -> {
          // rule: as in Mattermost, the first user of all is an administrator.
          String roles = view.values(DirectoryTopic.USERS).isEmpty() ? ADMIN : USER;
          User plain = new User(id, "", "", roles, List.of(), List.of(), now, now, 0, List.of());
          return edited(plain, username, iconUrl, now);
        });
  }

  /** One with another name or picture, where they are given. */
  public User edit(String id, @Nullable String username, @Nullable String iconUrl) {
    return change(id, user -> edited(user, username, iconUrl, Changes.after(user.updateAt())));
  }

  /**
   * One with those roles.
   *
   * @param roles {@link #USER} or {@link #ADMIN}
   * @throws ApiException 400 for others
   */
  public User setRoles(String id, String roles) {
    if (!ROLES.containsAll(List.of(roles.split(" ", -1)))) {
      throw ApiException.invalidBodyParam(
          "roles", "must be system_user, or system_user system_admin");
    }
    return change(id, user -> with(user, roles, user.deleteAt(), user.tokens()));
  }

  /** One who can sign in, and whose hooks work; or no more. */
  public User setActive(String id, boolean active) {
    return change(
        id,
        user ->
            with(user, user.roles(), active ? 0 : Changes.after(user.updateAt()), user.tokens()));
  }

  private User change(String id, UnaryOperator<User> change) {
    return changes.put(
        DirectoryTopic.USERS, User.class, view -> change.apply(Found.user(view.user(id))));
  }

  private static User edited(
      User user, @Nullable String username, @Nullable String iconUrl, long now) {
    return new User(
        user.id(),
        requireNonNullElse(username, user.username()).toLowerCase(Locale.ROOT),
        requireNonNullElse(iconUrl, user.iconUrl()),
        user.roles(),
        user.teamIds(),
        user.channelIds(),
        user.createAt(),
        now,
        user.deleteAt(),
        user.tokens());
  }

  /** The same with other roles, state and tokens, changed now. */
  static User with(User user, String roles, long deleteAt, List<AccessToken> tokens) {
    return new User(
        user.id(),
        user.username(),
        user.iconUrl(),
        roles,
        user.teamIds(),
        user.channelIds(),
        user.createAt(),
        Changes.after(user.updateAt()),
        deleteAt,
        tokens);
  }
}
