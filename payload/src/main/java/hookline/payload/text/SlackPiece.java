package hookline.payload.text;

import hookline.payload.markdown.Characters;

/**
 * A piece of a line: literal text, Markdown, or a mark that opens or closes.
 *
 * @param text the literal text, the Markdown, or the mark's one character
 */
record SlackPiece(Kind kind, String text) {
  enum Kind {
    LITERAL,
    MARKDOWN,
    OPENING,
    CLOSING
  }

  int firstCharacter() {
    return Characters.at(text, 0, Characters.LINE_END);
  }

  int lastCharacter() {
    return Characters.before(text, text.length(), Characters.LINE_END);
  }
}
