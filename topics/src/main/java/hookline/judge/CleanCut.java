package hookline.judge;

/** Shortens what is told of a failure; it may quote a payload, which may be of any length. */
final class CleanCut {
  private CleanCut() {}

  /** The text, or its beginning with an ellipsis; never half of a surrogate pair. */
  static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }
}
