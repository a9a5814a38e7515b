package hookline.payload.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.markdown.Url;
import hookline.payload.model.Place;
import hookline.payload.model.Quoted;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The {@code actions} of an attachment, Slack's and Mattermost's: those with a link are kept as
 * buttons, for the others there is nobody to act.
 */
final class AttachmentActions {
  private static final Set<String> STYLES =
      Set.of("default", "primary", "success", "good", "warning", "danger");

  private final AttachmentTexts texts;

  AttachmentActions(AttachmentTexts texts) {
    this.texts = texts;
  }

  /**
   * The buttons that are links.
   *
   * @param sent with null for what is no action
   * @param path where they stand in the payload, for warnings
   */
  ArrayNode of(List<JsonNode> sent, Place path, Warnings warnings) {
    ArrayNode buttons = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < sent.size(); i++) {
      if (sent.get(i).isObject()) {
        Place place = path.index(i);
        SentObject action = new SentObject(sent.get(i), place, warnings);
        String label = texts.plain(label(action, place, warnings));
        String url = SentLink.of(action.text("url"));
        // rule: actions with a URL stay as links, others are named in a warning
        if (isLink(url)) {
          buttons.add(button(label, url, action));
        } else {
          warnings.add(
              WarningKind.ACTION_NOT_SHOWN,
              place,
              "The action " + Quoted.of(label) + " has no link to open, so it is not shown.");
        }
      }
    }
    return buttons;
  }

  private static ObjectNode button(String label, String url, SentObject action) {
    KeptObject button = action.kept();
    button.put("type", "button");
    button.put("text", label.isBlank() ? url : label);
    button.put("url", url);
    String style = action.text("style").strip().toLowerCase(Locale.ROOT);
    if (STYLES.contains(style)) {
      button.put("style", style);
    } else if (!style.isEmpty()) {
      action.omitted("style", "This must be one of " + STYLES.stream().sorted().toList() + ".");
    }
    return button.object();
  }

  /** The text, which may be an object of Slack's as well, or else the name. */
  private static String label(SentObject action, Place path, Warnings warnings) {
    JsonNode text = action.value("text");
    String label =
        text != null && text.isObject()
            ? new SentObject(text, path.key("text"), warnings).text("text")
            : action.text("text");
    return label.isBlank() ? action.text("name") : label;
  }

  /** Whether it leads somewhere, rather than being a word. */
  private static boolean isLink(String url) {
    return Url.isSafe(url)
        && (Url.hasScheme(url) || url.startsWith("/") || !Url.scheme(url).isEmpty());
  }
}
