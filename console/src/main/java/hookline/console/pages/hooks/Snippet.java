package hookline.console.pages.hooks;

import hookline.payload.model.Hook;
import java.util.List;

/**
 * Something to paste that sends to a hook.
 *
 * @param id of its element
 * @param name what sends
 * @param text with the hook's secret in it
 */
public record Snippet(String id, String name, String text) {
  private static final String CURL =
      """
      curl -H 'Content-Type: application/json' \\
        -d '{"text": "Hello from curl :wave:"}' \\
        URL
      """;

  private static final String SLACK_SDK =
      """
      # pip install slack-sdk
      from slack_sdk.webhook import WebhookClient

      hook = WebhookClient("SLACK")
      hook.send(text="Hello from *Python*")
      """;

  private static final String ALERTMANAGER =
      """
      receivers:
        - name: hookline
          slack_configs:
            - api_url: SLACK
              channel: '#CHANNEL'
              send_resolved: true
      """;

  /**
   * Those of a hook.
   *
   * @param channelName of its channel, as addresses have it
   */
  static List<Snippet> of(Hook hook, String siteUrl, String channelName) {
    String url = siteUrl + "/hooks/" + hook.id();
    String slack = siteUrl + "/services/T000/B000/" + hook.id();
    return List.of(
        new Snippet("curl", "curl", CURL.replace("URL", url).strip()),
        new Snippet("slack-sdk", "Slack SDK", SLACK_SDK.replace("SLACK", slack).strip()),
        new Snippet(
            "alertmanager",
            "Alertmanager",
            ALERTMANAGER.replace("SLACK", slack).replace("CHANNEL", channelName).strip()));
  }

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "Snippet[" + id + "]";
  }
}
