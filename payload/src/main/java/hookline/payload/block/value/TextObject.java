package hookline.payload.block.value;

import hookline.payload.markdown.Markdown;
import hookline.payload.model.Dialect;
import hookline.payload.model.WarningKind;
import hookline.payload.text.TextTranslators;
import java.util.StringJoiner;

/**
 * Slack's text objects, {@code {"type": "mrkdwn", "text": "..."}}, as Markdown. Where Slack wants
 * one, a string will do.
 */
public final class TextObject {
  private TextObject() {}

  /** The text of a field that takes mrkdwn, which plain text may say it is not. */
  public static String mrkdwn(Value value) {
    return toMarkdown(value, true).strip();
  }

  /** The text of a field that takes plain text; one that says it is mrkdwn is. */
  public static String plain(Value value) {
    return toMarkdown(value, false).strip();
  }

  /** As {@link #plain}, on one line. */
  public static String line(Value value) {
    return oneLine(plain(value));
  }

  /** A string field, which Slack takes as plain text, on one line; a text object will do. */
  public static String string(Value value) {
    return value.isObject() ? line(value) : oneLine(literal(value.string(), value));
  }

  /** The text as it was sent, which {@link WebLink#image} and warnings take. */
  public static String bare(Value value) {
    return value.isObject() ? value.get("text").string() : value.string();
  }

  // rule: text objects are mrkdwn or plain text, whatever the hook says
  private static String toMarkdown(Value value, boolean mrkdwn) {
    if (value.isObject()) {
      Value text = value.get("text");
      return switch (value.type()) {
        case "mrkdwn" -> translated(text.string(), text, true);
        case "plain_text" -> translated(text.string(), text, false);
        default -> translated(text.string(), text, mrkdwn);
      };
    }
    if (value.isString()) {
      value.warn(WarningKind.COERCED, "The string was taken as a text object.");
    }
    return translated(value.string(), value, mrkdwn);
  }

  /** Text in which nothing has a meaning. */
  public static String literal(String text, Value where) {
    return translated(text, where, false);
  }

  private static String translated(String text, Value where, boolean mrkdwn) {
    return mrkdwn
        ? TextTranslators.of(Dialect.SLACK).toMarkdown(text, where.path(), where.context())
        : Markdown.escape(text);
  }

  /** The lines as one. */
  public static String oneLine(String markdown) {
    String text = markdown.strip();
    if (text.indexOf('\n') < 0) {
      return text;
    }
    StringJoiner line = new StringJoiner(" ");
    for (String part : text.split("\n", -1)) {
      if (!part.isBlank()) {
        line.add(part.strip());
      }
    }
    return line.toString();
  }
}
