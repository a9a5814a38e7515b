package hookline.console.directory;

import hookline.console.api.ApiException;
import hookline.directory.DirectoryLookup;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import org.jspecify.annotations.Nullable;

/** What was looked for, or the answer that there is none, with Mattermost's ids. */
public final class Found {
  private Found() {}

  /**
   * The hook of that id, be it its secret or its source id, and be it deleted: what it was sent is
   * there still.
   */
  public static Hook hook(DirectoryLookup directory, String id) {
    Hook hook = directory.hookBySource(id);
    return there(
        hook == null ? directory.hookOfId(id) : hook,
        "app.webhooks.get_incoming.app_error",
        "There is no such hook.");
  }

  public static User user(@Nullable User user) {
    return there(user, "app.user.missing_account.const", "There is no such user.");
  }

  public static Team team(@Nullable Team team) {
    return there(team, "app.team.get.find.app_error", "There is no such team.");
  }

  public static Channel channel(@Nullable Channel channel) {
    return there(channel, "app.channel.get.existing.app_error", "There is no such channel.");
  }

  public static <T> T post(@Nullable T post) {
    return there(post, "app.post.get.app_error", "There is no such post.");
  }

  public static <T> T rejection(@Nullable T rejection) {
    return there(
        rejection,
        "app.hookline.rejection.missing.app_error",
        "There is no rejection of this delivery.");
  }

  private static <T> T there(@Nullable T value, String id, String message) {
    if (value == null) {
      throw ApiException.notFound(id, message);
    }
    return value;
  }
}
