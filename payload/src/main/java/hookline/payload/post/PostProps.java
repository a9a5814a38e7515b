package hookline.payload.post;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Hook;
import hookline.payload.model.Payload;
import hookline.payload.model.Settings;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.util.Set;

/**
 * The {@code props} every post of a payload carries: the mark that it comes from a webhook, the
 * overrides the settings allow, and what else the payload asked for.
 */
final class PostProps {
  /** Keys only the server sets; a payload's own are left out. */
  private static final Set<String> RESERVED =
      Set.of(
          "from_webhook",
          "webhook_display_name",
          "override_username",
          "override_icon_url",
          "override_icon_emoji",
          "attachments",
          "from_bot",
          "add_channel_member",
          "force_notification",
          "channel_mentions");

  private PostProps() {}

  /**
   * The props, but for the attachments.
   *
   * @param most characters of JSON they may have; what the payload asked for is cut to that, or
   *     left out, and what marks the post as a webhook's never
   */
  static ObjectNode of(Payload payload, Hook hook, Settings settings, int most, Warnings warnings) {
    ObjectNode all = marks(hook);
    putOverrides(all, payload, hook, settings, warnings);
    putOwn(all, payload, warnings);
    if (JsonLength.fits(all, most)) {
      return all;
    }
    String tooLong =
        "The properties have "
            + JsonLength.of(all)
            + " characters and a post has room for "
            + most
            + ": ";
    ObjectNode marks = marks(hook);
    Warnings told = new Warnings(); // what there is to say of these was said above
    ObjectNode overrides = JsonNodeFactory.instance.objectNode();
    putOverrides(overrides, payload, hook, settings, told);
    ObjectNode asked = overrides.deepCopy();
    putOwn(asked, payload, told);
    int room = (int) (most - JsonLength.of(marks) + 1);
    ObjectNode shorter = asked.deepCopy();
    if (LongestText.cut(shorter, room)) {
      warnings.add(WarningKind.TRUNCATED, "props", tooLong + "their longest texts were cut.");
      return joined(marks, shorter);
    }
    warnings.add(
        WarningKind.OMITTED, "props", tooLong + "they were left out, for they have little text.");
    return LongestText.cut(overrides, room) ? joined(marks, overrides) : marks;
  }

  private static ObjectNode marks(Hook hook) {
    ObjectNode marks = JsonNodeFactory.instance.objectNode();
    marks.put("from_webhook", "true");
    marks.put("webhook_display_name", hook.displayName());
    return marks;
  }

  private static ObjectNode joined(ObjectNode first, ObjectNode second) {
    ObjectNode joined = JsonNodeFactory.instance.objectNode();
    joined.setAll(first);
    joined.setAll(second);
    return joined;
  }

  private static void putOverrides(
      ObjectNode props, Payload payload, Hook hook, Settings settings, Warnings warnings) {
    putName(props, payload, hook, settings, warnings);
    putIcon(props, payload, hook, settings, warnings);
  }

  private static void putOwn(ObjectNode props, Payload payload, Warnings warnings) {
    payload
        .props()
        .properties()
        .forEach(
            prop -> {
              if (RESERVED.contains(prop.getKey())) {
                warnings.add(
                    WarningKind.PROP_IGNORED,
                    "props." + prop.getKey(),
                    "Only the server sets this property.");
              } else {
                props.set(prop.getKey(), prop.getValue());
              }
            });
  }

  private static void putName(
      ObjectNode props, Payload payload, Hook hook, Settings settings, Warnings warnings) {
    if (settings.enablePostUsernameOverride()) {
      // rule: the payload's, else the hook's, else "webhook"
      String name = firstNonEmpty(payload.username(), hook.username());
      props.put("override_username", name.isEmpty() ? "webhook" : name);
    } else if (!payload.username().isEmpty()) {
      warnings.add(
          WarningKind.OVERRIDE_IGNORED,
          "username",
          "Overriding the name is switched off (EnablePostUsernameOverride).");
    }
  }

  private static void putIcon(
      ObjectNode props, Payload payload, Hook hook, Settings settings, Warnings warnings) {
    if (settings.enablePostIconOverride()) {
      String url = firstNonEmpty(payload.iconUrl(), hook.iconUrl());
      if (!url.isEmpty()) {
        props.put("override_icon_url", url);
      }
      if (!payload.iconEmoji().isEmpty()) {
        props.put("override_icon_emoji", payload.iconEmoji());
      }
      return;
    }
    warnIgnoredIcon(payload.iconUrl(), "icon_url", warnings);
    warnIgnoredIcon(payload.iconEmoji(), "icon_emoji", warnings);
  }

  private static void warnIgnoredIcon(String value, String path, Warnings warnings) {
    if (!value.isEmpty()) {
      warnings.add(
          WarningKind.OVERRIDE_IGNORED,
          path,
          "Overriding the icon is switched off (EnablePostIconOverride).");
    }
  }

  private static String firstNonEmpty(String first, String second) {
    return first.isEmpty() ? second : first;
  }
}
