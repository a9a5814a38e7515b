package hookline.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import net.bis5.mattermost.client4.ApiResponse;
import net.bis5.mattermost.client4.MattermostClient;
import net.bis5.mattermost.client4.Pager;
import net.bis5.mattermost.model.IncomingWebhook;
import net.bis5.mattermost.model.PostList;
import net.bis5.mattermost.model.UserAccessToken;

/** mattermost4j's calls, as its users make them. Knows nothing of Hookline but an address. */
public final class Mattermost4jCalls implements Consumer<Map<String, String>> {
  @Override
  public void accept(Map<String, String> given) {
    try (MattermostClient client =
        MattermostClient.builder()
            .url(requireNonNull(given.get("url")))
            .logLevel(Level.WARNING)
            .build()) {
      client.setAccessToken(given.get("token"));
      switch (requireNonNull(given.get("what"))) {
        case "hooks" -> hooks(client, given);
        case "posts" -> posts(client, given);
        case "places" -> places(client, given);
        case "tokens" -> tokens(client, given);
        default -> throw new IllegalArgumentException("what: " + given.get("what"));
      }
    }
  }

  private static <T> T read(ApiResponse<T> response) {
    assertThat(response.getRawResponse().getStatus()).isLessThan(300);
    assertThat(response.hasError()).isFalse();
    return response.readEntity();
  }

  private static void hooks(MattermostClient client, Map<String, String> given) {
    IncomingWebhook fields = new IncomingWebhook();
    fields.setChannelId(given.get("open"));
    fields.setDisplayName("CI");
    fields.setDescription("builds");
    IncomingWebhook made = read(client.createIncomingWebhook(fields));
    assertThat(made.getId()).hasSize(26);
    assertThat(made.getUserId()).isEqualTo(given.get("member"));
    assertThat(made.getTeamId()).isEqualTo(given.get("team"));
    assertThat(made.getCreateAt()).isPositive();

    assertThat(read(client.getIncomingWebhook(made.getId(), null))).isEqualTo(made);
    assertThat(read(client.getIncomingWebhooks(Pager.of(0, 10), null))).contains(made);
    assertThat(read(client.getIncomingWebhooksForTeam(given.get("team"), Pager.of(0, 10), null)))
        .contains(made);

    made.setDisplayName("Builds");
    made.setDescription("");
    made.setChannelId(given.get("secret"));
    made.setChannelLocked(true);
    IncomingWebhook changed = read(client.updateIncomingWebhook(made));
    assertThat(changed.getDisplayName()).isEqualTo("Builds");
    assertThat(changed.getDescription()).isEmpty();
    assertThat(changed.getChannelId()).isEqualTo(given.get("secret"));
    assertThat(changed.isChannelLocked()).isTrue();
    assertThat(changed.getId()).isEqualTo(made.getId());

    assertThat(read(client.deleteIncomingWebhook(made.getId()))).isTrue();
    ApiResponse<IncomingWebhook> gone = client.getIncomingWebhook(made.getId(), null);
    assertThat(gone.hasError()).isTrue();
    assertThat(gone.readError().getId()).isEqualTo("app.webhooks.get_incoming.app_error");
    assertThat(gone.readError().getStatusCode()).isEqualTo(404);
  }

  private static void posts(MattermostClient client, Map<String, String> given) {
    PostList posts = read(client.getPostsForChannel(given.get("open"), Pager.of(0, 10), null));
    assertThat(posts.getOrder()).containsExactly(given.get("newer"), given.get("older"));
    assertThat(posts.getPosts().get(given.get("older")).getMessage()).isEqualTo("hello");
    assertThat(posts.getPosts().get(given.get("older")).getProps())
        .containsEntry("from_webhook", "true");
    assertThat(
            read(client.getPostsBefore(
                    given.get("open"), given.get("newer"), Pager.of(0, 10), null))
                .getOrder())
        .containsExactly(given.get("older"));
    assertThat(
            read(client.getPostsAfter(given.get("open"), given.get("older"), Pager.of(0, 10), null))
                .getOrder())
        .containsExactly(given.get("newer"));
    assertThat(read(client.getPost(given.get("older"), null)).getChannelId())
        .isEqualTo(given.get("open"));
  }

  private static void places(MattermostClient client, Map<String, String> given) {
    assertThat(read(client.getPing())).isTrue();
    assertThat(read(client.getMe()).getUsername()).isEqualTo("member");
    assertThat(read(client.getTeamByName("hookline")).getId()).isEqualTo(given.get("team"));
    assertThat(read(client.getChannelByName("town-square", given.get("team"))).getId())
        .isEqualTo(given.get("open"));
    assertThat(read(client.createDirectChannel(given.get("member"), given.get("other"))).getName())
        .contains("__");
  }

  private static void tokens(MattermostClient client, Map<String, String> given) {
    UserAccessToken made = read(client.createUserAccessToken(given.get("member"), "ci"));
    assertThat(made.getToken()).hasSize(26);
    assertThat(read(client.getUserAccessTokens(given.get("member"), Pager.of(0, 10))))
        .anySatisfy(token -> assertThat(token.getId()).isEqualTo(made.getId()))
        .allSatisfy(token -> assertThat(token.getToken()).isNullOrEmpty());
    assertThat(read(client.revokeUserAccessToken(made.getId()))).isTrue();
  }
}
