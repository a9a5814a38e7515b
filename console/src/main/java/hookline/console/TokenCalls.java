package hookline.console;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.Changes;
import hookline.console.directory.Found;
import hookline.console.directory.NewIds;
import hookline.console.json.TokenFields;
import hookline.console.json.TokenJson;
import hookline.directory.DirectoryView;
import hookline.payload.model.AccessToken;
import hookline.payload.model.Ids;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Personal access tokens: each user's own, and everybody's an administrator's to manage. */
final class TokenCalls {
  /** They lie in the user's record, which everybody reads. */
  private static final int MOST_OF_ONE_USER = 100;

  private static final int LONGEST_DESCRIPTION = 255;

  private final DirectoryView directory;
  private final Changes changes;

  TokenCalls(DirectoryView directory, Changes changes) {
    this.directory = directory;
    this.changes = changes;
  }

  Reply create(ApiCall call) {
    String userId = call.id("user_id");
    call.caller().requireSelfOrAdmin(userId);
    String description = requireNonNullElse(call.body(TokenFields.class).description(), "");
    if (description.isBlank() || description.length() > LONGEST_DESCRIPTION) {
      throw ApiException.of(
          400,
          "model.user_access_token.is_valid.description.app_error",
          "\"description\" must say in at most %d characters what the token is for."
              .formatted(LONGEST_DESCRIPTION));
    }
    String secret = NewIds.next();
    AccessToken token =
        new AccessToken(
            NewIds.next(), AccessToken.hashOf(secret), description, System.currentTimeMillis());
    change(userId, token, null);
    return Reply.ok(TokenJson.of(token, secret, userId));
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
    change(owner(call, id).id(), null, id);
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

  private void change(String userId, @Nullable AccessToken added, @Nullable String removedId) {
    changes.put(
        DirectoryTopic.USERS,
        User.class,
        view -> {
          User user = Found.user(view.user(userId));
          List<AccessToken> tokens = new ArrayList<>(user.tokens());
          tokens.removeIf(token -> token.id().equals(removedId));
          if (added != null) {
            if (tokens.size() >= MOST_OF_ONE_USER) {
              throw ApiException.of(
                  400,
                  "app.user_access_token.too_many.app_error",
                  "A user has at most %d tokens: revoke one first.".formatted(MOST_OF_ONE_USER));
            }
            tokens.add(added);
          }
          return new User(
              user.id(),
              user.username(),
              user.iconUrl(),
              user.roles(),
              user.teamIds(),
              user.channelIds(),
              user.createAt(),
              Changes.after(user.updateAt()),
              user.deleteAt(),
              tokens);
        });
  }

  private static ApiException missing() {
    return ApiException.notFound(
        "app.user_access_token.get_by_user.app_error", "There is no such token.");
  }
}
