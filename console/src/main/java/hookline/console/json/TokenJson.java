package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import hookline.payload.model.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * A personal access token as Mattermost tells of one; {@code create_at} is ours.
 *
 * @param token the secret, in the answer to its making and never again
 */
public record TokenJson(
    String id,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token,
    String userId,
    String description,
    boolean isActive,
    @JsonView(OurOwn.class) long createAt) {

  /** The token as callers get it. */
  public static TokenJson of(AccessToken token, @Nullable String secret, String userId) {
    return new TokenJson(token.id(), secret, userId, token.description(), true, token.createAt());
  }
}
