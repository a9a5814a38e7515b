package hookline.console.api;

import io.undertow.util.StatusCodes;

/** A call that is refused; the message helps the caller and holds no secret. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String id;
  private final int retryAfterSeconds;

  private ApiException(int status, String id, String message, int retryAfterSeconds) {
    super(message, null, false, false);
    this.status = status;
    this.id = id;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** A refusal with one of Mattermost's error ids. */
  public static ApiException of(int status, String id, String message) {
    return new ApiException(status, id, message, 0);
  }

  /** No token, a wrong one, or one of a user who is deactivated. */
  public static ApiException unauthorized() {
    return of(
        StatusCodes.UNAUTHORIZED,
        "api.context.session_expired.app_error",
        "This call needs a valid token: send it as \"Authorization: Bearer TOKEN\".");
  }

  /** The caller may not. */
  public static ApiException forbidden(String message) {
    return of(StatusCodes.FORBIDDEN, "api.context.permissions.app_error", message);
  }

  /** Something in the address is not what it must be. */
  public static ApiException invalidUrlParam(String name) {
    return of(
        StatusCodes.BAD_REQUEST,
        "api.context.invalid_url_param.app_error",
        "\"%s\" in the address is missing or malformed.".formatted(name));
  }

  /** Something in the body is not what it must be. */
  public static ApiException invalidBodyParam(String name, String must) {
    return of(
        StatusCodes.BAD_REQUEST,
        "api.context.invalid_body_param.app_error",
        "\"%s\" in the body %s.".formatted(name, must));
  }

  /** The body as a whole is not what it must be. */
  public static ApiException invalidBody() {
    return of(
        StatusCodes.BAD_REQUEST,
        "api.context.invalid_body_param.app_error",
        "The body must be JSON as this call takes it: see docs/api.md.");
  }

  /** There is none. */
  public static ApiException notFound(String id, String message) {
    return of(StatusCodes.NOT_FOUND, id, message);
  }

  /** What the call needs cannot be had right now. */
  public static ApiException unavailable(String message) {
    return new ApiException(
        StatusCodes.SERVICE_UNAVAILABLE, "api.context.unavailable.app_error", message, 2);
  }

  public int status() {
    return status;
  }

  /** Mattermost's error id. */
  public String id() {
    return id;
  }

  /** The sentence for the caller. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** When to come again; 0 says nothing of it. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
