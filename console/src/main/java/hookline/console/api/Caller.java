package hookline.console.api;

import hookline.payload.model.User;
import io.undertow.util.StatusCodes;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param account the user; null only for the administrator's token where the directory has no
 *     administrator yet
 * @param isAdmin whether everything is allowed
 */
public record Caller(@Nullable User account, boolean isAdmin) {
  /**
   * The user who calls.
   *
   * @throws ApiException when there is none
   */
  public User user() {
    if (account == null) {
      throw ApiException.of(
          StatusCodes.NOT_FOUND,
          "app.user.missing_account.const",
          "There is no administrator in the directory yet: create a first user.");
    }
    return account;
  }

  /** The user's id; empty when the administrator's token stands for nobody. */
  public String id() {
    return account == null ? "" : account.id();
  }

  /** Whether that is the caller's own id. */
  public boolean is(String userId) {
    return account != null && account.id().equals(userId);
  }

  /**
   * Returns when the caller is that user or an administrator.
   *
   * @throws ApiException 403 otherwise
   */
  public void requireSelfOrAdmin(String userId) {
    if (!isAdmin && !is(userId)) {
      throw ApiException.forbidden("Only an administrator may do this for somebody else.");
    }
  }
}
