package hookline.payload.block;

/** What Slack sets in bold above other text. */
final class Title {
  private Title() {}

  /**
   * The line in bold. One that has marks of its own stays as it is, since marks in marks could be
   * read in more than one way.
   */
  static String bold(String line) {
    return line.isEmpty() || line.replace("\\*", "").indexOf('*') >= 0 ? line : "**" + line + "**";
  }
}
