package hookline.directory;

/** What was asked for cannot be, given what the directory holds; the message says why. */
public final class DirectoryConflictException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DirectoryConflictException(String message) {
    super(message);
  }
}
