package hookline.faults.load;

/** What a payload is, and so what must become of it. */
public enum Kind {
  /** Sent once, without a key: a sender that is not sure does not try again. */
  PLAIN,
  /** Sent with an {@code Idempotency-Key} until it is answered 200. */
  KEYED,
  /** Keyed, and sent again after its 200: the second must make no post. */
  REPEATED,
  /** Longer than a post may be: it becomes several. */
  LONG,
  /** For a channel that does not exist: it becomes a rejection. */
  REFUSED;

  /** Whether it carries a key, and so may be sent again. */
  boolean hasKey() {
    return this == KEYED || this == REPEATED;
  }
}
