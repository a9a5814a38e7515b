package hookline.cli.api;

/** The server understood and said no; the message is its own. */
final class ApiRefusalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  ApiRefusalException(int status, String id, String message) {
    super(id.isEmpty() ? message : "%s (%d, %s)".formatted(message, status, id));
    this.status = status;
  }

  boolean isNotFound() {
    return status == 404;
  }
}
