package hookline.console.pages.replays;

/** A form that cannot be taken as it was filled in. */
final class FormRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FormRefusedException(String sentence) {
    super(sentence, null, false, false);
  }

  /** What is to be changed in it, for a person. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
