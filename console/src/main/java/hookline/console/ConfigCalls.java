package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.Reply;
import hookline.console.directory.Switches;
import hookline.console.json.ConfigJson;
import hookline.console.json.ConfigJson.ServiceSettings;
import hookline.payload.model.Settings;

/** The switches an administrator sets while everything runs. */
final class ConfigCalls {
  private final Switches switches;
  private final String siteUrl;

  ConfigCalls(Switches switches, String siteUrl) {
    this.switches = switches;
    this.siteUrl = siteUrl;
  }

  Reply get(ApiCall call) {
    return Reply.ok(ConfigJson.of(switches.now(), siteUrl));
  }

  Reply patch(ApiCall call) {
    ServiceSettings given = call.body(ConfigJson.class).settings();
    if (given == null) {
      return get(call);
    }
    Settings changed =
        switches.set(
            new Switches.Asked(
                given.enableIncomingWebhooks(),
                given.enablePostUsernameOverride(),
                given.enablePostIconOverride(),
                given.maximumPayloadSizeBytes(),
                given.maximumPostLength()));
    return Reply.ok(ConfigJson.of(changed, siteUrl));
  }
}
