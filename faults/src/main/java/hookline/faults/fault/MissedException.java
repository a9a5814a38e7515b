package hookline.faults.fault;

/** The moment a fault is for did not come, however often it was tried: nothing is shown. */
public final class MissedException extends Exception {
  private static final long serialVersionUID = 1;

  MissedException(String message) {
    super(message);
  }
}
