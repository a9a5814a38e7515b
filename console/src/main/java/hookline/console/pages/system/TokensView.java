package hookline.console.pages.system;

import hookline.console.directory.Tokens;
import hookline.console.pages.Times;
import hookline.payload.model.User;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's tokens.
 *
 * @param path of the page they are on
 * @param secret of one that was made just now; empty for none
 */
public record TokensView(List<Token> tokens, String path, String secret) {
  /** One of them. */
  public record Token(String id, String description, String made) {}

  static TokensView of(User user, String path, Tokens.@Nullable Made made, ZoneId zone) {
    return new TokensView(
        user.tokens().stream()
            .map(
                token ->
                    new Token(token.id(), token.description(), Times.of(token.createAt(), zone)))
            .toList(),
        path,
        made == null ? "" : made.secret());
  }

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "TokensView[" + path + "]";
  }
}
