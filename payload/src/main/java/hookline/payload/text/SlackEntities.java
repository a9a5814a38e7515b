package hookline.payload.text;

/** The three entities that Slack's text has, and no other. */
public final class SlackEntities {
  private SlackEntities() {}

  /** The text with each entity as its character. */
  // rule: decoded once, no other entity
  public static String decode(String text) {
    int pos = text.indexOf('&');
    while (pos >= 0 && at(text, pos) == 0) {
      pos = text.indexOf('&', pos + 1); // as in most URLs
    }
    return pos < 0 ? text : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** The character that the entity at that position stands for, or 0: there is none. */
  static char at(String text, int pos) {
    if (text.startsWith("&lt;", pos)) {
      return '<';
    }
    return text.startsWith("&gt;", pos) ? '>' : text.startsWith("&amp;", pos) ? '&' : 0;
  }

  /** How long the entity for that character is. */
  static int length(char c) {
    return c == '&' ? "&amp;".length() : "&lt;".length();
  }
}
