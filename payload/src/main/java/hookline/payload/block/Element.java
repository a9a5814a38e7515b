package hookline.payload.block;

import hookline.payload.block.richtext.RichText;
import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.block.value.WebLink;
import hookline.payload.model.Quoted;
import hookline.payload.model.WarningKind;
import java.util.Set;

/**
 * What stands in blocks: buttons, menus, pickers, inputs, images. What needs Slack to answer is the
 * text a reader would see there, with a warning; what has a URL is a link.
 */
final class Element {
  private static final Set<String> TYPES =
      Set.of(
          "button",
          "icon_button",
          "workflow_button",
          "feedback_buttons",
          "overflow",
          "checkboxes",
          "radio_buttons");

  private Element() {}

  /** Whether elements of that type are rendered as such. */
  static boolean knows(String type) {
    return TYPES.contains(type) || Picker.knows(type);
  }

  /** The element's Markdown, mostly one line; empty when it shows nothing. */
  static String render(Value element) {
    if (element.isAbsent()) {
      return "";
    }
    if (!element.isObject()) {
      return TextObject.mrkdwn(element);
    }
    return switch (element.type()) {
      case "mrkdwn", "plain_text" -> TextObject.mrkdwn(element);
      case "image" -> ImageBlock.image(element);
      case "button", "icon_button" -> button(element, element.get("url"));
      case "workflow_button" -> button(element, element.get("workflow").get("trigger").get("url"));
      case "feedback_buttons" -> feedback(element);
      case "overflow", "checkboxes", "radio_buttons" -> OptionList.render(element);
      case "rich_text_input" -> {
        String initial = RichText.render(element.get("initial_value"));
        yield initial.isEmpty() ? Picker.render(element) : notShown(element, "", initial);
      }
      default ->
          Picker.knows(element.type())
              ? Picker.render(element)
              : BlockRenderer.render(element); // a block where an element belongs, or unknown
    };
  }

  private static String button(Value button, Value url) {
    Value text = button.get("text");
    String label =
        text.isAbsent()
            ? TextObject.string(button.get("accessibility_label"))
            : TextObject.line(text);
    if (!url.isAbsent() && !(url.isString() && url.string().isBlank())) {
      // rule: a button with a URL is a link; one that leads nowhere was warned of
      return WebLink.link(label, url);
    }
    return notShown(button, TextObject.bare(text), label);
  }

  private static String feedback(Value buttons) {
    String positive = TextObject.line(buttons.get("positive_button").get("text"));
    String negative = TextObject.line(buttons.get("negative_button").get("text"));
    return notShown(
        buttons,
        "",
        positive.isEmpty() || negative.isEmpty()
            ? positive + negative
            : positive + " · " + negative);
  }

  /**
   * What is shown of an element that only Slack could work, with the warning that says so.
   *
   * @param name what the element is called, empty if nothing
   */
  static String notShown(Value element, String name, String shown) {
    String what = element.type().replace('_', ' ');
    element.warn(
        WarningKind.ACTION_NOT_SHOWN,
        "The "
            + what
            + (name.isBlank() ? "" : " " + Quoted.of(name))
            + " can be used in Slack only, so "
            + (shown.isEmpty() ? "nothing of it is shown." : "only its text is shown."));
    return shown;
  }
}
