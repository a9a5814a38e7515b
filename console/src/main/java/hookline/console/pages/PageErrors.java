package hookline.console.pages;

import hookline.console.api.ApiException;
import io.undertow.util.StatusCodes;

/** What went wrong, in words of pages: what callers of the API are told, and what to do. */
final class PageErrors {
  private PageErrors() {}

  static ApiException nothingHere() {
    return ApiException.notFound("api.context.404.app_error", "There is no page at this address.");
  }

  static ApiException forged() {
    return ApiException.forbidden("The form was not sent from a page of this session.");
  }

  /**
   * Why there is no page.
   *
   * @param isChange whether something was to be changed: what was asked for is nothing to come
   *     again by itself then
   */
  static Problem of(ApiException refusal, boolean isChange) {
    return switch (refusal.status()) {
      case StatusCodes.NOT_FOUND ->
          problem(
              refusal,
              "Not found",
              "It may have been removed, or the address is not whole.",
              false);
      case StatusCodes.FORBIDDEN ->
          problem(
              refusal,
              "Not yours to see",
              "Ask an administrator to let you in, or sign in as somebody who may.",
              false);
      case StatusCodes.UNAUTHORIZED ->
          new Problem(
              refusal.status(),
              "Signed out",
              "Your session is over, or its token was revoked.",
              "Sign in again.",
              false);
      case StatusCodes.SERVICE_UNAVAILABLE ->
          isChange
              ? problem(refusal, "Not right now", "Go back, and send it again in a moment.", false)
              : problem(
                  refusal,
                  "Not right now",
                  "Nothing is lost: webhooks that are accepted are kept, and show up here later.",
                  true);
      case StatusCodes.INTERNAL_SERVER_ERROR ->
          problem(refusal, "Something went wrong", "Please report it if it stays.", !isChange);
      default -> problem(refusal, "That did not work", "Go back, and change what you sent.", false);
    };
  }

  private static Problem problem(
      ApiException refusal, String heading, String remedy, boolean canRetry) {
    return new Problem(refusal.status(), heading, refusal.sentence(), remedy, canRetry);
  }
}
