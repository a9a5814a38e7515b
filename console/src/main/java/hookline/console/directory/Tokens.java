package hookline.console.directory;

import hookline.console.api.ApiException;
import hookline.payload.model.AccessToken;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes and revokes personal access tokens. Thread-safe; blocks. */
public final class Tokens {
  public static final int LONGEST_DESCRIPTION = 255;

  /** They lie in the user's record, which everybody reads. */
  private static final int MOST_OF_ONE_USER = 100;

  private final Changes changes;

  public Tokens(Changes changes) {
    this.changes = changes;
  }

  /**
   * A new token.
   *
   * @param secret what the user signs in with; nothing keeps it
   */
  public record Made(AccessToken token, String secret) {
    /** Everything but the secret. */
    @Override
    public String toString() {
      return "Made[" + token.id() + "]";
    }
  }

  /**
   * Makes one that acts as the user.
   *
   * @param description what it is for
   * @throws ApiException 400 when that is not said, or the user has too many
   */
  public Made create(String userId, String description) {
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
    change(
        userId,
        tokens -> {
          if (tokens.size() >= MOST_OF_ONE_USER) {
            throw ApiException.of(
                400,
                "app.user_access_token.too_many.app_error",
                "A user has at most %d tokens: revoke one first.".formatted(MOST_OF_ONE_USER));
          }
          tokens.add(token);
        });
    return new Made(token, secret);
  }

  /** Ends one: who signs in with it is nobody from then on. */
  public void revoke(String userId, String tokenId) {
    change(userId, tokens -> tokens.removeIf(token -> token.id().equals(tokenId)));
  }

  private void change(String userId, Consumer<List<AccessToken>> change) {
    changes.put(
        DirectoryTopic.USERS,
        User.class,
        view -> {
          User user = Found.user(view.user(userId));
          List<AccessToken> tokens = new ArrayList<>(user.tokens());
          change.accept(tokens);
          return People.with(user, user.roles(), user.deleteAt(), tokens);
        });
  }
}
