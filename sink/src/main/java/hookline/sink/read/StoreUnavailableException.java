package hookline.sink.read;

/** The database is away, or it took too long to answer; nothing was changed. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreUnavailableException(String message, Throwable cause) {
    super("the store cannot be read: " + message, cause);
  }

  StoreUnavailableException(String message) {
    super("the store cannot be read: " + message);
  }
}
