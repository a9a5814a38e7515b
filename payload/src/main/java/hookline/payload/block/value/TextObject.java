package hookline.payload.block.value;

import hookline.payload.markdown.Markdown;
import hookline.payload.model.Dialect;
import hookline.payload.model.WarningKind;
import hookline.payload.text.TextTranslator;
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
    Value text = text(value);
    return translate(withoutBlankLinesAround(text.string()), text, !isPlain(value));
  }

  /** As {@link #mrkdwn}, for what other texts will stand beside in its paragraph. */
  public static String piece(Value value) {
    Value text = text(value);
    String source = withoutBlankLinesAround(text.string());
    return isPlain(value) ? translate(source, text, false) : translatePiece(source, text);
  }

  /** The text of a field that takes plain text; one that says it is mrkdwn is. */
  public static String plain(Value value) {
    Value text = text(value);
    return translate(withoutBlankLinesAround(text.string()), text, isMrkdwn(value));
  }

  /** As {@link #plain}, on one line. */
  public static String line(Value value) {
    Value text = text(value);
    String source = oneLine(text.string());
    return oneLine(isMrkdwn(value) ? translatePiece(source, text) : translate(source, text, false));
  }

  /** As {@link #mrkdwn}, on one line. */
  public static String mrkdwnLine(Value value) {
    return oneLine(piece(value));
  }

  /** A string field, which Slack takes as plain text, on one line; a text object will do. */
  public static String string(Value value) {
    return value.isObject() ? line(value) : Markdown.escape(oneLine(value.string()));
  }

  /** The text as it was sent, which {@link WebLink#image} and warnings take. */
  public static String bare(Value value) {
    return value.isObject() ? value.get("text").string() : value.string();
  }

  private static Value text(Value value) {
    if (value.isObject()) {
      return value.get("text");
    }
    if (value.isString()) {
      value.warn(WarningKind.COERCED, "The string was taken as a text object.");
    }
    return value;
  }

  private static boolean isPlain(Value value) {
    return value.type().equals("plain_text");
  }

  private static boolean isMrkdwn(Value value) {
    return value.type().equals("mrkdwn");
  }

  // rule: text objects are mrkdwn or plain text, whatever the hook says
  private static String translate(String text, Value where, boolean mrkdwn) {
    TextTranslator translator =
        mrkdwn ? TextTranslators.of(Dialect.SLACK, true) : TextTranslators.plain();
    return translator.toMarkdown(text, where.place(), where.context());
  }

  private static String translatePiece(String text, Value where) {
    return TextTranslators.slackPiece().toMarkdown(text, where.place(), where.context());
  }

  /** Blanks at the first line's start stay, for they may mean something. */
  public static String withoutBlankLinesAround(String text) {
    String end = text.stripTrailing();
    int start = 0;
    for (int i = 0; i < end.length() && Character.isWhitespace(end.charAt(i)); i++) {
      start = end.charAt(i) == '\n' ? i + 1 : start;
    }
    return end.substring(start);
  }

  /** The lines as one. */
  public static String oneLine(String markdown) {
    String text = Markdown.withLineFeeds(markdown).strip();
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
