package hookline.faults.network;

/** Which way bytes go on a link. */
public enum Way {
  /** From who opened the connection to who took it. */
  THERE,
  /** The answers. */
  BACK
}
