package hookline.payload.text;

import hookline.payload.markdown.Markdown;
import hookline.payload.model.Place;

/** Translates Slack's {@code plain_text}: nothing in it has a meaning but its entities. */
final class PlainTextTranslator implements TextTranslator {
  static final TextTranslator INSTANCE = new PlainTextTranslator();

  private PlainTextTranslator() {}

  @Override
  public String toMarkdown(String text, Place path, TextContext context) {
    return Markdown.escape(SlackEntities.decode(text));
  }
}
