package hookline.faults.load;

/**
 * A payload and what its sender was told at last.
 *
 * @param answeredAt when, by {@link System#nanoTime}
 */
public record Sent(Payload payload, Told told, long answeredAt) {
  /** What a sender can conclude from an answer. */
  public enum Told {
    /** 200: it must be there, once. */
    ACKNOWLEDGED,
    /** It may be there, once, or not at all. */
    UNCERTAIN,
    /** The answer says that nothing was stored: it must not be there. */
    NOT_STORED
  }
}
