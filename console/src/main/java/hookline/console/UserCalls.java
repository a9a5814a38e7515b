package hookline.console;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.Found;
import hookline.console.directory.People;
import hookline.console.directory.Seen;
import hookline.console.json.ActiveFields;
import hookline.console.json.RolesFields;
import hookline.console.json.UserFields;
import hookline.console.json.UserJson;
import hookline.directory.DirectoryView;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.DirectoryPages.DirectoryTable;
import java.util.Locale;
import java.util.Objects;

/** People and accounts of integrations. An administrator makes them; anybody sees them. */
final class UserCalls {
  private final DirectoryView directory;
  private final People people;
  private final DirectoryPages pages;
  private final Seen seen;

  UserCalls(DirectoryView directory, People people, DirectoryPages pages, Seen seen) {
    this.directory = directory;
    this.people = people;
    this.pages = pages;
    this.seen = seen;
  }

  Reply create(ApiCall call) {
    UserFields given = call.body(UserFields.class);
    return Reply.created(UserJson.of(people.create(given.username(), given.iconUrl())));
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
    return Reply.ok(
        UserJson.of(people.edit(call.id("user_id"), given.username(), given.iconUrl())));
  }

  Reply setRoles(ApiCall call) {
    String roles = requireNonNullElse(call.body(RolesFields.class).roles(), "");
    people.setRoles(call.id("user_id"), roles);
    return Reply.done();
  }

  Reply deactivate(ApiCall call) {
    people.setActive(call.id("user_id"), false);
    return Reply.done();
  }

  Reply setActive(ApiCall call) {
    Boolean active = call.body(ActiveFields.class).active();
    if (active == null) {
      throw ApiException.invalidBodyParam("active", "is missing");
    }
    people.setActive(call.id("user_id"), active);
    return Reply.done();
  }
}
