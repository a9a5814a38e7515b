package hookline.sink;

/** The store could not be looked after; the message says why in one line, with the remedy. */
public final class StoreUpkeepException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreUpkeepException(String message) {
    super(message);
  }

  StoreUpkeepException(String message, Throwable cause) {
    super(message, cause);
  }
}
