package hookline.payload.markdown;

/**
 * Which of {@code * _ ~ `} can mean anything in a text at all: one that stands there once has no
 * partner, and {@code rm *.log} reads better than {@code rm \*.log}.
 */
public final class Delimiters {
  /** All of them; for text that others will stand beside. */
  public static final Delimiters ALL = new Delimiters("*_~`");

  private final String mattering;

  private Delimiters(String mattering) {
    this.mattering = mattering;
  }

  /**
   * Those with a partner in this text.
   *
   * @param source as sent, where each {@code <} may become a name that holds any of them
   */
  public static Delimiters in(String source) {
    int stars = 0;
    int underscores = 0;
    int tildes = 0;
    int backticks = 0;
    char last = 0;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      switch (c) {
        case '*' -> stars += c == last ? 0 : 1;
        case '_' -> underscores += c == last ? 0 : 1;
        case '~' -> tildes += c == last ? 0 : 1;
        case '`' -> backticks += c == last ? 0 : 1;
        case '<' -> {
          stars++;
          underscores++;
          tildes++;
          backticks++;
        }
        default -> {}
      }
      last = c;
    }
    // A pair of underscores may be written as stars.
    boolean starsMatter = stars > 1 || underscores > 1;
    return new Delimiters(
        (starsMatter ? "*" : "")
            + (underscores > 1 ? "_" : "")
            + (tildes > 1 ? "~" : "")
            + (backticks > 1 ? "`" : ""));
  }

  boolean matters(char delimiter) {
    return mattering.indexOf(delimiter) >= 0;
  }
}
