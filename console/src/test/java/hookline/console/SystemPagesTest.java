package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may see and do what on the pages of the system and of replays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SystemPagesTest {
  private final RunningConsole console = new RunningConsole();
  private final int port = console.server.port();

  @AfterAll
  void stop() {
    console.close();
  }

  private PageClient as(String username) {
    return PageClient.signedIn(port, RunningConsole.token(username));
  }

  @Test
  void others_findTheirOwnAlone() {
    PageClient member = as("member");
    assertThat(member.get("/system").headers().firstValue("Location")).contains("/system/you");
    assertThat(member.get("/system/you").body()).contains("member", "Make a token");
    assertThat(member.get("/replays").body()).contains("No replays yet");
    for (String path :
        List.of(
            "/system/line",
            "/system/settings",
            "/system/people",
            "/system/people/" + console.other.id(),
            "/system/teams",
            "/system/teams/" + console.team.id(),
            "/system/channels/" + console.open.id(),
            "/replays/new")) {
      assertThat(member.get(path).statusCode()).as(path).isEqualTo(403);
    }
    String csrf = member.forgeryToken();
    for (String path :
        List.of(
            "/system/settings",
            "/system/people",
            "/system/people/" + console.member.id() + "/roles",
            "/system/people/" + console.other.id() + "/tokens",
            "/system/teams",
            "/system/channels/" + console.open.id(),
            "/replays")) {
      assertThat(member.post(path, "csrf", csrf).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void token_isShownOnce_andRevokedByItsUserAlone() {
    PageClient member = as("member");
    String csrf = member.forgeryToken();
    HttpResponse<String> made =
        member.post("/system/you/tokens", "csrf", csrf, "description", "for <b>ci</b>");
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.body()).contains("for &lt;b&gt;ci&lt;/b&gt;");
    String secret =
        made.body().replaceFirst("(?s).*<code id=\"secret\">([a-z0-9]{26})</code>.*", "$1");
    assertThat(console.call(secret, "GET", "/users/me", "").statusCode()).isEqualTo(200);
    assertThat(member.get("/system/you").body()).contains("for &lt;b&gt;").doesNotContain(secret);
    String id =
        console
            .as("member", 200, "GET", "/users/" + console.member.id() + "/tokens", "")
            .findValuesAsText("id")
            .get(1);
    PageClient other = as("other");
    other.post("/system/you/tokens/revoke", "csrf", other.forgeryToken(), "token_id", id);
    assertThat(console.call(secret, "GET", "/users/me", "").statusCode()).isEqualTo(200);
    member.post("/system/you/tokens/revoke", "csrf", csrf, "token_id", id);
    assertThat(console.call(secret, "GET", "/users/me", "").statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsFilledInWrong_isSaid_andNothingIsChanged() {
    PageClient admin = as("admin");
    String csrf = admin.forgeryToken();
    HttpResponse<String> taken = admin.post("/system/people", "csrf", csrf, "username", "member");
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body()).contains("role=\"alert\"", "Another user has this");
    HttpResponse<String> size =
        admin.post(
            "/system/settings", "csrf", csrf, "webhooks", "on", "payload", "x", "post", "4000");
    assertThat(size.statusCode()).isEqualTo(422);
    HttpResponse<String> nobody =
        admin.post(
            "/system/channels/" + console.secret.id() + "/members",
            "csrf",
            csrf,
            "username",
            "outsider");
    assertThat(nobody.body()).contains("no member of the channel's team");
  }
}
