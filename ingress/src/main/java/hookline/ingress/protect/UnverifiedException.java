package hookline.ingress.protect;

import hookline.ingress.protect.Unverified.Kind;

/** Ends a verification; never leaves this package. */
final class UnverifiedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /**
   * @param what is wrong, as the end of a sentence
   */
  UnverifiedException(Kind kind, String what) {
    super(what, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
