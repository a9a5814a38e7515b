package hookline.console.pages.system;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.ApiException;
import hookline.console.api.Who;
import hookline.console.directory.Found;
import hookline.console.directory.People;
import hookline.console.directory.Teams;
import hookline.console.directory.Tokens;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageEndpoint;
import hookline.console.pages.PageRoute;
import hookline.directory.DirectoryView;
import hookline.payload.model.Ids;
import hookline.payload.model.User;
import io.undertow.util.StatusCodes;
import java.util.List;
import jte.console.system.JtepeopleGenerated;
import jte.console.system.JtepersonGenerated;
import org.jspecify.annotations.Nullable;

/** People and accounts of integrations. Thread-safe. */
final class PeoplePages {
  private static final String ROOT = SystemPages.ROOT + "/people";

  /** More than anybody looks through: the others are looked for by name. */
  private static final int MOST_SHOWN = 100;

  private final DirectoryView directory;
  private final Listing listing;
  private final People people;
  private final Teams teams;
  private final Tokens tokens;

  PeoplePages(SystemParts parts, Listing listing) {
    this.directory = parts.directory();
    this.listing = listing;
    this.people = parts.people();
    this.teams = parts.teams();
    this.tokens = parts.tokens();
  }

  static String path(String userId) {
    return ROOT + "/" + userId;
  }

  List<PageRoute> routes() {
    String one = ROOT + "/{user_id}";
    return List.of(
        get(ROOT, Who.ADMINS, call -> list(call, "", "")),
        post(ROOT, Who.ADMINS, this::create),
        get(one, Who.ADMINS, call -> show(call, "", null)),
        post(one, Who.ADMINS, changing(this::edit)),
        post(one + "/roles", Who.ADMINS, changing(this::setRoles)),
        post(one + "/active", Who.ADMINS, changing(this::setActive)),
        post(one + "/teams", Who.ADMINS, changing(this::join)),
        post(one + "/teams/leave", Who.ADMINS, changing(this::leave)),
        get(one + "/tokens", Who.ADMINS, call -> PageAnswer.seeOther(path(call.id("user_id")))),
        post(one + "/tokens", Who.ADMINS, this::makeToken),
        post(one + "/tokens/revoke", Who.ADMINS, changing(this::revoke)));
  }

  /** A change of somebody. */
  private interface Change {
    void make(PageCall call, String userId);
  }

  private PageEndpoint changing(Change change) {
    return call -> {
      String userId = call.id("user_id");
      try {
        change.make(call, userId);
        return PageAnswer.seeOther(path(userId));
      } catch (ApiException e) {
        if (SystemPages.isOfForm(e)) {
          return show(call, e.sentence(), null);
        }
        throw e;
      }
    };
  }

  private PageAnswer list(PageCall call, String given, String refusal) {
    String part = call.query("q");
    List<User> found = listing.named(part);
    List<User> shown = found.subList(0, Math.min(MOST_SHOWN, found.size()));
    return new PageAnswer.Html(
        refusal.isEmpty() ? StatusCodes.OK : StatusCodes.UNPROCESSABLE_ENTITY,
        out ->
            JtepeopleGenerated.render(
                out,
                null,
                call.shell("People"),
                shown.stream().map(PersonView::of).toList(),
                found.size(),
                part,
                given,
                refusal));
  }

  private PageAnswer create(PageCall call) {
    try {
      User made = people.create(call.form("username"), null);
      return PageAnswer.seeOther(path(made.id()));
    } catch (ApiException e) {
      if (SystemPages.isOfForm(e)) {
        return list(call, call.form("username"), e.sentence());
      }
      throw e;
    }
  }

  private PageAnswer show(PageCall call, String refusal, Tokens.@Nullable Made made) {
    User user = Found.user(directory.user(call.id("user_id")));
    MembershipView membership = MembershipView.of(user, directory, listing);
    return new PageAnswer.Html(
        refusal.isEmpty() ? StatusCodes.OK : StatusCodes.UNPROCESSABLE_ENTITY,
        out ->
            JtepersonGenerated.render(
                out,
                null,
                call.shell(user.username()),
                PersonView.of(user),
                membership,
                TokensView.of(user, path(user.id()), made, call.reader().zone()),
                call.caller().is(user.id()),
                refusal));
  }

  private void edit(PageCall call, String userId) {
    people.edit(userId, call.form("username"), call.form("icon_url"));
  }

  private void setRoles(PageCall call, String userId) {
    people.setRoles(userId, call.form("admin").isEmpty() ? People.USER : People.ADMIN);
  }

  private void setActive(PageCall call, String userId) {
    people.setActive(userId, !call.form("active").isEmpty());
  }

  private void join(PageCall call, String userId) {
    teams.addMember(id(call, "team_id"), userId);
  }

  private void leave(PageCall call, String userId) {
    teams.removeMember(id(call, "team_id"), userId);
  }

  private void revoke(PageCall call, String userId) {
    tokens.revoke(userId, id(call, "token_id"));
  }

  private PageAnswer makeToken(PageCall call) {
    try {
      Tokens.Made made = tokens.create(call.id("user_id"), call.form("description"));
      return show(call, "", made);
    } catch (ApiException e) {
      if (SystemPages.isOfForm(e)) {
        return show(call, e.sentence(), null);
      }
      throw e;
    }
  }

  private static String id(PageCall call, String name) {
    String id = call.form(name);
    if (!Ids.isId(id)) {
      throw ApiException.of(
          StatusCodes.BAD_REQUEST, "api.context.invalid_body_param.app_error", "Choose one first.");
    }
    return id;
  }
}
