package hookline.payload.block;

/** Collects pieces of Markdown, a blank line between them; those that show nothing fall out. */
final class Paragraphs {
  private final StringBuilder text = new StringBuilder();

  Paragraphs add(String piece) {
    return add(piece, "\n\n");
  }

  /** Adds it on the next line, which is the same paragraph. */
  Paragraphs addLine(String piece) {
    return add(piece, "\n");
  }

  private Paragraphs add(String piece, String separator) {
    if (!piece.isBlank()) {
      text.append(text.isEmpty() ? "" : separator).append(piece);
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
