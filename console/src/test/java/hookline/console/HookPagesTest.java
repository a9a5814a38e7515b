package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.directory.DirectoryEntry;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.topics.DirectoryTopic;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is shown which hooks, and what of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HookPagesTest {
  private final RunningConsole console = new RunningConsole();
  private final PageClient admin = signedIn("admin");
  private final PageClient member = signedIn("member");
  private final PageClient other = signedIn("other");

  @AfterAll
  void stop() {
    console.close();
  }

  private PageClient signedIn(String username) {
    return PageClient.signedIn(console.server.port(), RunningConsole.token(username));
  }

  private JsonNode hook(String username, String name) {
    return console.as(
        username,
        201,
        "POST",
        "/hooks/incoming",
        "{\"channel_id\": \"%s\", \"display_name\": \"%s\"}".formatted(console.open.id(), name));
  }

  private static String path(JsonNode hook) {
    return "/webhooks/" + hook.path("source_id").asText();
  }

  private static List<String> names(HttpResponse<String> page) {
    return Jsoup.parse(page.body()).select(".hooks .name").stream()
        .map(name -> name.text())
        .collect(Collectors.toList());
  }

  @Test
  void usersSeeTheirOwn_andNobodySeesAddressesInTheList() {
    JsonNode own = hook("member", "of member");
    JsonNode others = hook("other", "of other");
    HttpResponse<String> page = member.get("/webhooks");
    assertThat(names(page)).contains("of member").doesNotContain("of other");
    for (JsonNode hook : List.of(own, others)) {
      String name = hook.path("display_name").asText();
      HttpResponse<String> found = admin.get("/webhooks?q=" + name.replace(' ', '+'));
      assertThat(names(found)).contains(name);
      assertThat(found.body()).doesNotContain(hook.path("id").asText());
    }
    assertThat(member.get(path(own)).body()).contains(own.path("url").asText());
    for (String what : new String[] {"", "/edit"}) {
      HttpResponse<String> refused = member.get(path(others) + what);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).doesNotContain(others.path("id").asText(), "of other");
    }
    assertThat(member.get("/try?hook=" + others.path("source_id").asText()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void formChangesWhatItHas_andLeavesTheRest() {
    JsonNode hook = hook("member", "before");
    String api = "/hooks/incoming/" + hook.path("source_id").asText();
    console.as("member", 201, "PUT", api, "{\"wait_seconds\": 7, \"rate_limit\": \"5/m\"}");
    HttpResponse<String> answer =
        member.post(
            path(hook),
            "csrf",
            member.forgeryToken(),
            "display_name",
            "after",
            "channel",
            "~town-square",
            "dialect",
            "slack",
            "time_zone",
            "Europe/Berlin");
    assertThat(answer.headers().firstValue("Location")).contains(path(hook));
    JsonNode changed = console.as("member", 200, "GET", api, "");
    assertThat(changed.path("display_name").asText()).isEqualTo("after");
    assertThat(changed.path("dialect").asText()).isEqualTo("slack");
    assertThat(changed.path("time_zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(changed.path("wait_seconds").asInt()).isEqualTo(7);
    assertThat(changed.path("rate_limit").asText()).isEqualTo("5/m");
  }

  @Test
  void channelThatIsNotSeen_isNotFound_andWhatWasWrittenStays() {
    HttpResponse<String> refused =
        other.post(
            "/webhooks",
            "csrf",
            other.forgeryToken(),
            "display_name",
            "mine",
            "team",
            console.team.id(),
            "channel",
            "secret",
            "time_zone",
            "UTC");
    assertThat(refused.statusCode()).isEqualTo(422);
    Document form = Jsoup.parse(refused.body());
    assertThat(form.select("[role=alert]").text()).contains("no channel named secret");
    assertThat(form.select("#display_name").val()).isEqualTo("mine");
    assertThat(other.get("/webhooks/channels?team=" + console.team.id() + "&channel=").body())
        .contains("town-square")
        .doesNotContain("secret", "archived");
  }

  @Test
  void testThatReachesNobody_saysWhatToDo_withoutTheSecret() {
    // The site's name is of no machine.
    JsonNode hook = hook("member", "unreachable");
    HttpResponse<String> answer =
        member.send(
            member
                .request(
                    path(hook) + "/test",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "HX-Request",
                    "true",
                    "X-CSRF",
                    member.forgeryToken())
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        PageClient.form("payload", "{\"text\": \"hello\"}")))
                .build());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Jsoup.parse(answer.body()).text())
        .contains("could not reach", RunningConsole.SITE)
        .doesNotContain(hook.path("id").asText());
  }

  @Test
  void tenThousandHooks_arePagedAndFound() {
    List<DirectoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      entries.add(DirectoryEntry.of(DirectoryTopic.HOOKS, numbered(i)));
    }
    for (int from = 0; from < entries.size(); from += 1_000) {
      List<DirectoryEntry> some = entries.subList(from, from + 1_000);
      console.writer.write(view -> some);
    }
    HttpResponse<String> first = admin.get("/webhooks?q=numbered");
    assertThat(names(first)).hasSize(50).startsWith("numbered 00000");
    assertThat(first.body()).contains("1–50 of 10,000 hooks");
    HttpResponse<String> last = admin.get("/webhooks?q=numbered&page=999");
    assertThat(names(last)).hasSize(50).endsWith("numbered 09999");
    assertThat(last.body()).contains("page=199").doesNotContain("rel=\"next\"");
    assertThat(names(admin.get("/webhooks?q=NUMBERED+07777"))).containsExactly("numbered 07777");
  }

  private Hook numbered(int number) {
    return new Hook(
        RunningConsole.newId(),
        RunningConsole.newId(),
        1,
        1,
        0,
        console.admin.id(),
        console.open.id(),
        console.team.id(),
        "numbered %05d".formatted(number),
        "",
        "",
        "",
        false,
        Dialect.MATTERMOST,
        "UTC",
        0,
        RetryKey.NONE,
        0,
        "",
        0,
        Protection.NONE);
  }
}
