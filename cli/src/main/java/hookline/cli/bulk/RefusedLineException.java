package hookline.cli.bulk;

/** A line cannot be imported; the message says what to mend, and no secret. */
final class RefusedLineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RefusedLineException(String message) {
    super(message);
  }
}
