package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to the pages, for how long, and what else of theirs keeps others out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private final RunningConsole console = new RunningConsole();
  private final int port = console.server.port();

  @AfterAll
  void stop() {
    console.close();
  }

  private PageClient member() {
    return PageClient.signedIn(port, RunningConsole.token("member"));
  }

  @Test
  void token_opensASession_whoseCookieNoScriptAndNoOtherSiteGets() {
    HttpResponse<String> response =
        new PageClient(port).signIn(RunningConsole.token("member"), "/channels");
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains("/channels");
    assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-hookline=")
        .contains("; Path=/;", "; HttpOnly;", "; SameSite=Lax", "; Secure", "Max-Age=43200")
        .doesNotContain(RunningConsole.token("member"));
    assertThat(member().get("/channels").statusCode()).isEqualTo(200);
  }

  @Test
  void administratorsToken_worksToo() {
    assertThat(PageClient.signedIn(port, RunningConsole.ADMIN_TOKEN).get("/channels").body())
        .contains(">admin<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobodys", "token-of-gone"})
  void anyOtherToken_isRefused(String token) {
    HttpResponse<String> response = new PageClient(port).signIn(token, "/channels");
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(response.body()).contains("no token that is known");
  }

  @Test
  void withoutASession_aPageLeadsToTheForm_andBack() {
    HttpResponse<String> response =
        new PageClient(port).get("/channels/" + console.open.id() + "?a=b");
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location"))
        .contains("/sign-in?next=%2Fchannels%2F" + console.open.id() + "%3Fa%3Db");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: a=b"
      })
  void wayBack_leadsToNoOtherSite(String next) {
    HttpResponse<String> response =
        new PageClient(port).signIn(RunningConsole.token("member"), next);
    assertThat(response.headers().firstValue("Location")).contains("/channels");
  }

  @Test
  void cookie_thatWasChanged_isNone() {
    PageClient client = member();
    String cookie = client.cookie;
    String[] parts = cookie.split("\\.", -1);
    String later = Long.toString(Long.parseLong(parts[1]) + 1);
    String adminsId = console.admin.tokens().get(0).id();
    for (String forged :
        List.of(
            cookie.substring(0, cookie.length() - 1),
            cookie.replace("." + parts[1] + ".", "." + later + "."),
            cookie.replace(console.member.tokens().get(0).id(), adminsId),
            cookie.replace(console.member.tokens().get(0).id(), "admin"),
            "__Host-hookline=",
            "__Host-hookline=...",
            "__Host-hookline=admin.99999999999999999999.x.y")) {
      client.cookie = forged;
      assertThat(client.get("/channels").statusCode()).as(forged).isEqualTo(303);
    }
  }

  @Test
  void session_holdsAtEveryConsole_andAfterARestart() {
    PageClient client = member();
    try (ConsoleServer other = console.another()) {
      PageClient there = new PageClient(other.port());
      there.cookie = client.cookie;
      assertThat(there.get("/channels").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void session_endsWithItsToken() {
    JsonNode user = console.as("admin", 201, "POST", "/users", "{\"username\": \"passing\"}");
    JsonNode token =
        console.as(
            "admin",
            200,
            "POST",
            "/users/" + user.path("id").asText() + "/tokens",
            "{\"description\": \"here\"}");
    PageClient client = PageClient.signedIn(port, token.path("token").asText());
    assertThat(client.get("/channels").statusCode()).isEqualTo(200);
    console.as(
        "admin",
        200,
        "POST",
        "/users/tokens/revoke",
        "{\"token_id\": \"%s\"}".formatted(token.path("id").asText()));
    await().atMost(Duration.ofSeconds(30)).until(() -> client.get("/channels").statusCode() == 303);
  }

  @Test
  void signOut_takesTheCookieBack() {
    PageClient client = member();
    HttpResponse<String> response = client.post("/sign-out", "csrf", client.forgeryToken());
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("__Host-hookline=;")
        .contains("Max-Age=0");
  }

  @Test
  void change_thatNoPageOfTheSessionAskedFor_isRefused() {
    PageClient client = member();
    String token = client.forgeryToken();
    assertThat(client.post("/sign-out").statusCode()).isEqualTo(403);
    assertThat(client.post("/sign-out", "csrf", member().forgeryToken()).statusCode())
        .isEqualTo(403);
    for (String[] header :
        List.of(
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Origin", "https://evil.example"},
            new String[] {"Origin", "null"})) {
      HttpResponse<String> response =
          client.send(
              client
                  .request("/sign-out", header)
                  .POST(BodyPublishers.ofString(PageClient.form("csrf", token)))
                  .build());
      assertThat(response.statusCode()).as(String.join(" ", header)).isEqualTo(403);
    }
    for (String[] header :
        List.of(
            new String[] {"Sec-Fetch-Site", "same-origin", "X-CSRF", token},
            new String[] {"Origin", RunningConsole.SITE, "X-CSRF", token})) {
      HttpResponse<String> response =
          client.send(client.request("/sign-out", header).POST(BodyPublishers.noBody()).build());
      assertThat(response.statusCode()).isEqualTo(303);
    }
  }

  @Test
  void page_tellsBrowsersToLoadNothingFromElsewhere() {
    for (String path : List.of("/sign-in", "/channels", "/channels/nothing/here")) {
      HttpResponse<String> response = member().get(path);
      assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith(
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;")
          .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
          .doesNotContain("unsafe", "http");
      assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(response.body()).doesNotContain("<style", "style=", "onclick", "javascript:");
    }
  }

  @Test
  void assets_areTheFilesOfTheirList_keptForAYear() {
    PageClient client = new PageClient(port);
    Matcher asset = Pattern.compile("\"(/assets/[^\"]+)\"").matcher(client.get("/sign-in").body());
    int count = 0;
    while (asset.find()) {
      HttpResponse<String> response = client.get(asset.group(1));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
          .contains("max-age=31536000", "immutable");
      count++;
    }
    assertThat(count).isGreaterThan(5);
    for (String other :
        List.of("/assets/app.js", "/assets/..%2fbase.css", "/assets/", "/assets/base.css.gz")) {
      assertThat(client.get(other).statusCode()).as(other).isEqualTo(404);
    }
  }

  @Test
  void api_takesNoCookie() {
    PageClient client = member();
    assertThat(client.get("/api/v4/users/me").statusCode()).isEqualTo(401);
  }

  @Test
  void theme_isKeptInACookie() {
    PageClient client = member();
    HttpResponse<String> response =
        client.post(
            "/appearance",
            "csrf",
            client.forgeryToken(),
            "theme",
            "dark",
            "next",
            "/channels/" + console.open.id());
    assertThat(response.headers().firstValue("Location"))
        .contains("/channels/" + console.open.id());
    client.cookie +=
        "; " + response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    assertThat(client.get("/channels").body()).contains("data-theme=\"dark\"");
  }
}
