package hookline.console.directory;

import hookline.console.api.ApiException;
import hookline.directory.DirectoryConflictException;
import hookline.directory.DirectoryConflictException.Kind;
import hookline.topics.DirectoryTopic;
import io.undertow.util.StatusCodes;
import java.util.Locale;

/** A value the directory refuses, in Mattermost's words. */
final class Conflicts {
  private Conflicts() {}

  /**
   * The refusal.
   *
   * @param topic of the value
   */
  static ApiException of(DirectoryConflictException conflict, DirectoryTopic topic) {
    String message = String.valueOf(conflict.getMessage());
    return ApiException.of(
        StatusCodes.BAD_REQUEST,
        id(topic, conflict),
        message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".");
  }

  private static String id(DirectoryTopic topic, DirectoryConflictException conflict) {
    boolean isTaken = conflict.kind() == Kind.TAKEN;
    return switch (topic) {
      case HOOKS -> "model.incoming_hook." + conflict.field() + ".app_error";
      case CHANNELS ->
          isTaken
              ? "store.sql_channel.save_channel.exists.app_error"
              : "model.channel.is_valid." + conflict.field() + ".app_error";
      case USERS ->
          isTaken
              ? "app.user.save.username_exists.app_error"
              : "model.user.is_valid." + conflict.field() + ".app_error";
      case TEAMS ->
          isTaken
              ? "app.team.save.existing.app_error"
              : "model.team.is_valid." + conflict.field() + ".app_error";
      case SETTINGS -> "model.config.is_valid." + conflict.field() + ".app_error";
    };
  }
}
