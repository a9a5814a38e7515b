package hookline.payload.text;

import hookline.payload.markdown.Characters;

/**
 * A piece of a line that is not, or may not be, the literal text that stands there.
 *
 * @param start the first position it takes the place of
 * @param end the position behind the last
 * @param text what is to be written, never empty; of what is written as it stands, its first and
 *     last character
 */
record SlackPiece(Kind kind, int start, int end, String text) {
  enum Kind {
    /** Markdown of its own: a link, code. */
    MARKDOWN,
    /** Code that is the same in Markdown, as most is: it is copied from where it stands. */
    CODE,
    /** One of {@code * _ ~} with a partner, as Markdown wants it. */
    MARK,
    /** Literal text in place of what stands there: an entity's character, a name, a date. */
    LITERAL,
    /** One of {@code * _ ~} as it stands there. */
    LONE_MARK
  }

  int firstCharacter() {
    return text.codePointAt(0);
  }

  int lastCharacter() {
    return Characters.before(text, 0, text.length(), Characters.LINE_END);
  }
}
