package hookline.ingress.protect;

/**
 * Why a request is not from whom it says to be from.
 *
 * @param message one sentence that helps an honest sender and no other: it holds neither a secret
 *     nor the signature that was expected
 */
public record Unverified(Kind kind, String message) {
  /** What is wrong with it; metrics count by it. */
  public enum Kind {
    /** There is no signature. */
    MISSING("signature_missing"),
    /** It does not look like one. */
    MALFORMED("signature_malformed"),
    /** It is of another time: of a request that somebody kept, or by a clock that is wrong. */
    EXPIRED("signature_expired"),
    /** It is not that of this body. */
    WRONG("signature_wrong"),
    /** How to tell is known to a newer version alone. */
    UNKNOWN_SCHEME("scheme_unknown");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As metrics have it. */
    public String word() {
      return word;
    }
  }
}
