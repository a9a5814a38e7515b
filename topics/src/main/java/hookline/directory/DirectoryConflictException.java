package hookline.directory;

/** What was asked for cannot be, given what the directory holds; the message says why. */
public final class DirectoryConflictException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String field;
  private final Kind kind;

  /** What is wrong with a value. */
  public enum Kind {
    /** No such value can be. */
    INVALID,
    /** Another has it, and only one may. */
    TAKEN,
    /** It names something that is not there. */
    MISSING
  }

  private DirectoryConflictException(String field, Kind kind, String message) {
    super(message);
    this.field = field;
    this.kind = kind;
  }

  static DirectoryConflictException invalid(String field, String must) {
    String message = field.isEmpty() ? must : "\"" + field + "\" " + must;
    return new DirectoryConflictException(field, Kind.INVALID, message);
  }

  static DirectoryConflictException taken(String field, String by) {
    return new DirectoryConflictException(
        field, Kind.TAKEN, "another %s has this \"%s\"".formatted(by, field));
  }

  static DirectoryConflictException missing(String field, String what) {
    return new DirectoryConflictException(
        field, Kind.MISSING, "\"%s\" names no %s".formatted(field, what));
  }

  /** Of the value, by its name in JSON; empty when it is none alone. */
  public String field() {
    return field;
  }

  public Kind kind() {
    return kind;
  }
}
