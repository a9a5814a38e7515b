package hookline.console;

import hookline.console.api.ApiException;

/** Answers about what is not there, with Mattermost's ids. */
final class Missing {
  private Missing() {}

  static ApiException user() {
    return ApiException.notFound("app.user.missing_account.const", "There is no such user.");
  }

  static ApiException team() {
    return ApiException.notFound("app.team.get.find.app_error", "There is no such team.");
  }

  static ApiException channel() {
    return ApiException.notFound("app.channel.get.existing.app_error", "There is no such channel.");
  }

  static ApiException post() {
    return ApiException.notFound("app.post.get.app_error", "There is no such post.");
  }
}
