package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.block.value.WebLink;
import hookline.payload.markdown.Markdown;
import hookline.payload.model.Quoted;
import hookline.payload.model.WarningKind;
import java.util.List;
import java.util.Set;

/** A block or element of a type that is not known (yet): any text found in it, in reading order. */
final class UnknownBlock {
  /** Keys whose strings people are meant to read. */
  private static final Set<String> TEXTS =
      Set.of(
          "text",
          "title",
          "subtitle",
          "rich_text_title",
          "label",
          "heading",
          "header",
          "caption",
          "description",
          "summary",
          "body",
          "content",
          "message",
          "hint",
          "placeholder",
          "alt_text",
          "fallback",
          "footer",
          "author_name",
          "provider_name");

  /** Of these the first that is there is what a link says. */
  private static final List<String> LABELS = List.of("text", "title", "label", "alt_text");

  private static final List<String> URLS = List.of("url", "href", "permalink", "title_url");

  /** What is no content whatever it holds. */
  private static final Set<String> NO_CONTENT =
      Set.of("confirm", "style", "metadata", "filter", "dispatch_action_config");

  private UnknownBlock() {}

  static String render(Value block) {
    if (!block.isObject()) {
      block.omit("an object");
      return "";
    }
    String type = block.type();
    String text = fields(block);
    block.warn(
        WarningKind.UNKNOWN_BLOCK,
        (type.isEmpty()
                ? "Nothing without a type is known here"
                : "The type " + Quoted.of(type) + " is not known")
            + (text.isEmpty()
                ? ", and no text was found in it."
                : ", so the text found in it is shown."));
    return text;
  }

  private static String fields(Value object) {
    Paragraphs found = new Paragraphs();
    String label = key(object, LABELS);
    String url = key(object, URLS);
    if (!label.isEmpty() && !url.isEmpty()) {
      found.add(WebLink.link(TextObject.string(object.get(label)), object.get(url)));
    }
    for (Value.Field field : object.fields()) {
      boolean linked = !url.isEmpty() && field.key().equals(label);
      if (!linked && !NO_CONTENT.contains(field.key())) {
        found.add(found(field.value(), TEXTS.contains(field.key())));
      }
    }
    return found.toString();
  }

  /** The first of the keys with a value that fits, empty if none has. */
  private static String key(Value object, List<String> keys) {
    for (String key : keys) {
      Value value = object.get(key);
      if (value.isString() || !value.get("text").isAbsent()) {
        return key;
      }
    }
    return "";
  }

  private static String found(Value value, boolean isText) {
    if (value.isArray()) {
      Paragraphs found = new Paragraphs();
      value.elements().forEach(element -> found.add(found(element, isText)));
      return found.toString();
    }
    if (!value.isObject()) {
      return isText && value.isString() ? Markdown.escape(value.string()).strip() : "";
    }
    String type = value.type();
    if (type.equals("mrkdwn") || type.equals("plain_text") || Element.knows(type)) {
      return Element.render(value);
    }
    return BlockRenderer.knows(type) ? BlockRenderer.render(value) : fields(value);
  }
}
