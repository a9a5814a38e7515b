package hookline.payload.text;

/**
 * One of the posts that a long text becomes. The texts of all parts, one after the other, are the
 * text that was split, character for character.
 *
 * @param prefix repeated from above: the opening of a fence, the head of a table
 * @param suffix closes what the cut left open
 */
record Part(String prefix, String text, String suffix) {
  String markdown() {
    return prefix + text + suffix;
  }
}
