package hookline.console;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.Changes;
import hookline.console.directory.Found;
import hookline.console.directory.NewIds;
import hookline.console.directory.Seen;
import hookline.console.json.ActiveFields;
import hookline.console.json.RolesFields;
import hookline.console.json.UserFields;
import hookline.console.json.UserJson;
import hookline.directory.DirectoryView;
import hookline.payload.model.User;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.DirectoryPages.DirectoryTable;
import hookline.topics.DirectoryTopic;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** People and accounts of integrations. An administrator makes them; anybody sees them. */
final class UserCalls {
  private static final String USER = "system_user";
  private static final String ADMIN = "system_user system_admin";
  private static final Set<String> ROLES = Set.of("system_user", "system_admin");

  private final DirectoryView directory;
  private final Changes changes;
  private final DirectoryPages pages;
  private final Seen seen;

  UserCalls(DirectoryView directory, Changes changes, DirectoryPages pages, Seen seen) {
    this.directory = directory;
    this.changes = changes;
    this.pages = pages;
    this.seen = seen;
  }

  Reply create(ApiCall call) {
    UserFields given = call.body(UserFields.class);
    String id = NewIds.next();
    long now = Changes.after(0);
    User made =
        changes.put(
            DirectoryTopic.USERS,
            User.class,
            view -> {
              // rule: as in Mattermost, the first user of all is an administrator.
              String roles = view.values(DirectoryTopic.USERS).isEmpty() ? ADMIN : USER;
              User plain =
                  new User(id, "", "", roles, List.of(), List.of(), now, now, 0, List.of());
              return edited(plain, given, now);
            });
    return Reply.created(UserJson.of(made));
  }

  Reply list(ApiCall call) {
    seen.await(DirectoryTable.USERS);
    return Reply.ok(
        pages.users(call.pageSize(), call.skipped()).stream()
            .map(directory::user)
            .filter(Objects::nonNull)
            .map(UserJson::of)
            .toList());
  }

  Reply get(ApiCall call) {
    return Reply.ok(UserJson.of(Found.user(directory.user(call.id("user_id")))));
  }

  Reply getByName(ApiCall call) {
    String name = call.name("username").toLowerCase(Locale.ROOT);
    return Reply.ok(UserJson.of(Found.user(directory.userByName(name))));
  }

  Reply patch(ApiCall call) {
    call.caller().requireSelfOrAdmin(call.id("user_id"));
    UserFields given = call.body(UserFields.class);
    return changed(call, user -> edited(user, given, Changes.after(user.updateAt())));
  }

  Reply setRoles(ApiCall call) {
    String roles = requireNonNullElse(call.body(RolesFields.class).roles(), "");
    if (!ROLES.containsAll(List.of(roles.split(" ", -1)))) {
      throw ApiException.invalidBodyParam(
          "roles", "must be system_user, or system_user system_admin");
    }
    change(
        call,
        user ->
            new User(
                user.id(),
                user.username(),
                user.iconUrl(),
                roles,
                user.teamIds(),
                user.channelIds(),
                user.createAt(),
                Changes.after(user.updateAt()),
                user.deleteAt(),
                user.tokens()));
    return Reply.done();
  }

  Reply deactivate(ApiCall call) {
    setActive(call, false);
    return Reply.done();
  }

  Reply setActive(ApiCall call) {
    Boolean active = call.body(ActiveFields.class).active();
    if (active == null) {
      throw ApiException.invalidBodyParam("active", "is missing");
    }
    setActive(call, active);
    return Reply.done();
  }

  private void setActive(ApiCall call, boolean active) {
    change(
        call,
        user -> {
          long now = Changes.after(user.updateAt());
          return new User(
              user.id(),
              user.username(),
              user.iconUrl(),
              user.roles(),
              user.teamIds(),
              user.channelIds(),
              user.createAt(),
              now,
              active ? 0 : now,
              user.tokens());
        });
  }

  private Reply changed(ApiCall call, UnaryOperator<User> change) {
    return Reply.ok(UserJson.of(change(call, change)));
  }

  private User change(ApiCall call, UnaryOperator<User> change) {
    String id = call.id("user_id");
    return changes.put(
        DirectoryTopic.USERS, User.class, view -> change.apply(Found.user(view.user(id))));
  }

  private static User edited(User user, UserFields given, long now) {
    return new User(
        user.id(),
        requireNonNullElse(given.username(), user.username()).toLowerCase(Locale.ROOT),
        requireNonNullElse(given.iconUrl(), user.iconUrl()),
        user.roles(),
        user.teamIds(),
        user.channelIds(),
        user.createAt(),
        now,
        user.deleteAt(),
        user.tokens());
  }
}
