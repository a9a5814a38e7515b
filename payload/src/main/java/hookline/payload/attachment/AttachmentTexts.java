package hookline.payload.attachment;

import hookline.payload.markdown.Markdown;
import hookline.payload.model.Dialect;
import hookline.payload.model.Place;
import hookline.payload.text.SlackEntities;
import hookline.payload.text.TextContext;
import hookline.payload.text.TextTranslator;
import hookline.payload.text.TitleTranslator;

/**
 * What the texts of an attachment are, by the dialect they were sent in: some are Markdown to
 * clients, some are plain. Thread-safe.
 */
public final class AttachmentTexts {
  private final boolean entities;
  private final TextTranslator formatted;
  private final TitleTranslator titles;

  /**
   * The texts of a dialect.
   *
   * @param formatted that dialect's translator
   */
  public AttachmentTexts(Dialect dialect, TextTranslator formatted) {
    this.entities = dialect == Dialect.SLACK;
    this.formatted = formatted;
    this.titles = new TitleTranslator();
  }

  /** A text that clients read as Markdown. */
  String markdown(String text, Place path, TextContext context) {
    return text.isEmpty() ? text : formatted.toMarkdown(text, path, context);
  }

  /** A text that clients show as it is, but for mentions. */
  String title(SentObject sent, String key, TextContext context) {
    String text = sent.text(key);
    // rule: of a title, only mentions
    return plain(text.indexOf('<') < 0 ? text : titles.toPlainText(text, sent.path(key), context));
  }

  /** A text that clients show as it is. */
  String plain(String text) {
    // rule: in Slack's dialect, its three entities are decoded, once
    return entities ? SlackEntities.decode(text) : text;
  }

  /** What the sender wrote as JSON rather than as a text, for clients that read Markdown. */
  String json(String json) {
    // rule: in Mattermost's dialect it is Markdown as well, as the product has it
    return entities ? Markdown.escape(json) : json;
  }
}
