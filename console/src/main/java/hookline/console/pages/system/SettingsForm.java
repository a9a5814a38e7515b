package hookline.console.pages.system;

import hookline.console.pages.PageCall;
import hookline.payload.model.Settings;

/**
 * The switches as a form has them.
 *
 * @param largestPayload bytes, as they were written
 * @param longestPost characters, as they were written
 */
public record SettingsForm(
    boolean takesWebhooks,
    boolean takesNames,
    boolean takesIcons,
    String largestPayload,
    String longestPost) {

  static SettingsForm of(Settings settings) {
    return new SettingsForm(
        settings.enableIncomingWebhooks(),
        settings.enablePostUsernameOverride(),
        settings.enablePostIconOverride(),
        settings.maximumPayloadSizeBytes().toString(),
        settings.maximumPostLength().toString());
  }

  static SettingsForm of(PageCall call) {
    return new SettingsForm(
        !call.form("webhooks").isEmpty(),
        !call.form("names").isEmpty(),
        !call.form("icons").isEmpty(),
        call.form("payload"),
        call.form("post"));
  }

  boolean hasNumbers() {
    return largestPayload.matches("\\d{1,9}") && longestPost.matches("\\d{1,9}");
  }
}
