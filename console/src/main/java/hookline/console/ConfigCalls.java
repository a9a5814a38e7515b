package hookline.console;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiCall;
import hookline.console.api.Reply;
import hookline.console.directory.Changes;
import hookline.console.json.ConfigJson;
import hookline.console.json.ConfigJson.ServiceSettings;
import hookline.directory.DirectoryView;
import hookline.payload.model.Settings;
import hookline.topics.DirectoryTopic;

/** The switches an administrator sets while everything runs. */
final class ConfigCalls {
  private final DirectoryView directory;
  private final Changes changes;
  private final String siteUrl;

  ConfigCalls(DirectoryView directory, Changes changes, String siteUrl) {
    this.directory = directory;
    this.changes = changes;
    this.siteUrl = siteUrl;
  }

  Reply get(ApiCall call) {
    return Reply.ok(ConfigJson.of(directory.settings(), siteUrl));
  }

  Reply patch(ApiCall call) {
    ServiceSettings given = call.body(ConfigJson.class).settings();
    if (given == null) {
      return get(call);
    }
    Settings changed =
        changes.put(
            DirectoryTopic.SETTINGS, Settings.class, view -> patched(view.settings(), given));
    return Reply.ok(ConfigJson.of(changed, siteUrl));
  }

  private static Settings patched(Settings settings, ServiceSettings given) {
    return new Settings(
        requireNonNullElse(given.enableIncomingWebhooks(), settings.enableIncomingWebhooks()),
        requireNonNullElse(
            given.enablePostUsernameOverride(), settings.enablePostUsernameOverride()),
        requireNonNullElse(given.enablePostIconOverride(), settings.enablePostIconOverride()),
        requireNonNullElse(given.maximumPayloadSizeBytes(), settings.maximumPayloadSizeBytes()),
        requireNonNullElse(given.maximumPostLength(), settings.maximumPostLength()));
  }
}
