package hookline.payload.text;

/** The three entities that Slack's text has, and no other. */
final class SlackEntities {
  private SlackEntities() {}

  // rule: decoded once, no other entity
  static String decode(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
