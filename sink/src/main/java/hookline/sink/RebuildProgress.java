package hookline.sink;

/** Hears how far a rebuild is. Called by the thread that rebuilds. */
public interface RebuildProgress {
  /** A step begins; one line for people. */
  void says(String line);

  /**
   * How far a step is.
   *
   * @param what it counts, as in "records"
   */
  void isAt(long done, long all, String what);
}
