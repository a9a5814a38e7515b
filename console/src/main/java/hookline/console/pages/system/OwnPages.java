package hookline.console.pages.system;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.ApiException;
import hookline.console.api.Who;
import hookline.console.directory.Found;
import hookline.console.directory.Tokens;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageRoute;
import hookline.directory.DirectoryView;
import hookline.payload.model.Ids;
import hookline.payload.model.User;
import io.undertow.util.StatusCodes;
import java.util.List;
import jte.console.system.JtenobodyGenerated;
import jte.console.system.JteyouGenerated;
import org.jspecify.annotations.Nullable;

/** What is the reader's own: tokens, and how pages look. Thread-safe. */
final class OwnPages {
  static final String ROOT = SystemPages.ROOT + "/you";

  private final DirectoryView directory;
  private final Tokens tokens;

  OwnPages(DirectoryView directory, Tokens tokens) {
    this.directory = directory;
    this.tokens = tokens;
  }

  List<PageRoute> routes() {
    return List.of(
        get(ROOT, Who.USERS, call -> show(call, "", null)),
        get(ROOT + "/tokens", Who.USERS, call -> PageAnswer.seeOther(ROOT)),
        post(ROOT + "/tokens", Who.USERS, this::make),
        post(ROOT + "/tokens/revoke", Who.USERS, this::revoke));
  }

  private PageAnswer show(PageCall call, String refusal, Tokens.@Nullable Made made) {
    User account = call.caller().account();
    if (account == null) {
      return PageAnswer.html(out -> JtenobodyGenerated.render(out, null, call.shell("You")));
    }
    // As the directory has it now, and not as it was when this was asked for.
    User user = Found.user(directory.user(account.id()));
    return new PageAnswer.Html(
        refusal.isEmpty() ? StatusCodes.OK : StatusCodes.UNPROCESSABLE_ENTITY,
        out ->
            JteyouGenerated.render(
                out,
                null,
                call.shell("You"),
                call.caller().isAdmin(),
                PersonView.of(user),
                TokensView.of(user, ROOT, made, call.reader().zone()),
                refusal));
  }

  private PageAnswer make(PageCall call) {
    try {
      return show(call, "", tokens.create(call.caller().user().id(), call.form("description")));
    } catch (ApiException e) {
      if (SystemPages.isOfForm(e)) {
        return show(call, e.sentence(), null);
      }
      throw e;
    }
  }

  private PageAnswer revoke(PageCall call) {
    String id = call.form("token_id");
    if (Ids.isId(id)) {
      tokens.revoke(call.caller().user().id(), id);
    }
    return PageAnswer.seeOther(ROOT);
  }
}
