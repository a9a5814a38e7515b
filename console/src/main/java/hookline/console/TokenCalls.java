package hookline.console;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.Found;
import hookline.console.directory.Tokens;
import hookline.console.json.TokenFields;
import hookline.console.json.TokenJson;
import hookline.directory.DirectoryView;
import hookline.payload.model.Ids;
import hookline.payload.model.User;

/** Personal access tokens: each user's own, and everybody's an administrator's to manage. */
final class TokenCalls {
  private final DirectoryView directory;
  private final Tokens tokens;

  TokenCalls(DirectoryView directory, Tokens tokens) {
    this.directory = directory;
    this.tokens = tokens;
  }

  Reply create(ApiCall call) {
    String userId = call.id("user_id");
    call.caller().requireSelfOrAdmin(userId);
    String description = requireNonNullElse(call.body(TokenFields.class).description(), "");
    Tokens.Made made = tokens.create(userId, description);
    return Reply.ok(TokenJson.of(made.token(), made.secret(), userId));
  }

  Reply list(ApiCall call) {
    User user = Found.user(directory.user(call.id("user_id")));
    call.caller().requireSelfOrAdmin(user.id());
    return Reply.ok(
        user.tokens().stream().map(token -> TokenJson.of(token, null, user.id())).toList());
  }

  Reply get(ApiCall call) {
    String id = call.id("token_id");
    User user = owner(call, id);
    return Reply.ok(
        user.tokens().stream()
            .filter(token -> token.id().equals(id))
            .map(token -> TokenJson.of(token, null, user.id()))
            .findFirst()
            .orElseThrow(TokenCalls::missing));
  }

  Reply revoke(ApiCall call) {
    String id = requireNonNullElse(call.body(TokenFields.class).tokenId(), "");
    if (!Ids.isId(id)) {
      throw ApiException.invalidBodyParam("token_id", "is missing or malformed");
    }
    tokens.revoke(owner(call, id).id(), id);
    return Reply.done();
  }

  private User owner(ApiCall call, String tokenId) {
    User user = directory.userByTokenId(tokenId);
    if (user == null) {
      throw missing();
    }
    call.caller().requireSelfOrAdmin(user.id());
    return user;
  }

  private static ApiException missing() {
    return ApiException.notFound(
        "app.user_access_token.get_by_user.app_error", "There is no such token.");
  }
}
