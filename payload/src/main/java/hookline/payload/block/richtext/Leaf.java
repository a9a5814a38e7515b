package hookline.payload.block.richtext;

import hookline.payload.block.value.Mention;
import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.block.value.WebLink;
import hookline.payload.markdown.Markdown;
import hookline.payload.model.Quoted;
import hookline.payload.model.WarningKind;
import hookline.payload.text.SlackDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The leaves of rich text: text, links, emoji, mentions, dates, colours. */
final class Leaf {
  /** Those that refer to something in Slack, and are shown by the text and the URL they carry. */
  private static final Set<String> REFERENCES =
      Set.of(
          "attachment_mention",
          "canvas",
          "canvas_message_unfurl",
          "citation",
          "file",
          "link_record",
          "list_record",
          "message_mention",
          "salesforce_data_field",
          "tag",
          "work_object_mention",
          "workflow_mention");

  private static final List<String> LABELS =
      List.of("text", "label", "title", "name", "alt_text", "fallback");

  private Leaf() {}

  /** The leaf in its style; one with an empty text shows nothing. */
  static Span of(Value leaf) {
    if (!leaf.isObject()) {
      return new Span(leaf.string(), false, 0);
    }
    int style = Style.of(leaf);
    return switch (leaf.type()) {
      case "text" -> new Span(leaf.string("text"), false, style);
      case "link" -> link(style, leaf.string("text"), leaf.get("url"));
      case "emoji" -> Emoji.of(leaf, style & ~Style.CODE);
      case "user" -> mention(Mention.user(leaf.get("user_id")), style);
      case "canvas_user_mention" -> mention(Mention.user(leaf.get("user_id")), style);
      case "channel" -> mention(Mention.channel(leaf.get("channel_id")), style);
      case "usergroup" -> mention(Mention.group(leaf.get("usergroup_id")), style);
      case "team" -> new Span(Mention.team(leaf.get("team_id")), false, style);
      case "broadcast" -> broadcast(leaf, style);
      case "date" -> date(leaf, style);
      case "color" -> new Span(leaf.string("value"), false, style | Style.CODE);
      default -> other(leaf, style);
    };
  }

  /** The leaf without any markup, as preformatted text shows it. */
  static String bare(Value leaf) {
    return switch (leaf.type()) {
      case "text", "color" -> of(leaf).text();
      case "link" -> {
        String text = leaf.string("text");
        yield text.isEmpty() ? leaf.string("url") : text;
      }
      case "date" -> dateText(leaf);
      default -> {
        Span span = of(leaf);
        yield span.isWhole() && span.text().startsWith("[") ? leaf.string("text") : span.text();
      }
    };
  }

  private static Span link(int style, String text, Value url) {
    String target = WebLink.target(url);
    if (target == null) {
      return new Span(text.isEmpty() ? url.scalar() : text, false, style);
    }
    boolean isCode = (style & Style.CODE) != 0 && !text.isBlank();
    return new Span(
        isCode
            ? Markdown.link(Markdown.codeSpan(text), target)
            : WebLink.literal(TextObject.oneLine(text), target),
        true,
        style & ~Style.CODE);
  }

  /** A mention must stay as it is to be one; an unknown id is only text. */
  private static Span mention(String mention, int style) {
    boolean isName =
        mention.chars().allMatch(c -> c < 128 && c > ' ' && "*`<>[]\\&|!\"".indexOf(c) < 0);
    return new Span(mention, isName, style & ~Style.CODE);
  }

  private static Span broadcast(Value leaf, int style) {
    String range = leaf.string("range");
    return switch (range) {
      case "here", "channel", "all" -> new Span("@" + range, true, style & ~Style.CODE);
      // rule: everyone is @all
      case "everyone" -> new Span("@all", true, style & ~Style.CODE);
      case "group" -> new Span("@channel", true, style & ~Style.CODE);
      default -> new Span(range.isEmpty() ? "" : "@" + range, false, style);
    };
  }

  private static Span date(Value leaf, int style) {
    String text = dateText(leaf);
    Value url = leaf.get("url");
    return url.isAbsent() ? new Span(text, false, style) : link(style, text, url);
  }

  private static String dateText(Value leaf) {
    String timestamp = leaf.get("timestamp").scalar();
    int point = timestamp.indexOf('.');
    String seconds = point < 0 ? timestamp : timestamp.substring(0, point);
    String text = new SlackDate(seconds, leaf.string("format"), "").format(leaf.context().zone());
    if (text != null) {
      return text;
    }
    // rule: an unknown format is the fallback
    String fallback = leaf.string("fallback");
    if (fallback.isEmpty()) {
      leaf.warn(
          WarningKind.UNRESOLVED_DATE,
          "Couldn't write the date " + Quoted.of(seconds) + ", so it stays as it was sent.");
      return timestamp;
    }
    return fallback;
  }

  /** Any other: the text it carries, linked where it has a URL. */
  private static Span other(Value leaf, int style) {
    String text = label(leaf);
    Value url = leaf.get("url");
    if (!REFERENCES.contains(leaf.type()) || (text.isEmpty() && url.isAbsent())) {
      leaf.warn(
          WarningKind.UNKNOWN_BLOCK,
          "The type "
              + Quoted.of(leaf.type())
              + (text.isEmpty() && url.isAbsent()
                  ? " has no text, so it is not shown."
                  : " is not known, so its text is shown."));
    }
    return url.isAbsent() ? new Span(text, false, style) : link(style, text, url);
  }

  private static String label(Value leaf) {
    for (String key : LABELS) {
      @Nullable Value value = leaf.get(key);
      String text = value.isObject() ? value.string("text") : value.scalar();
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
