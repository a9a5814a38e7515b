package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users and their tokens, teams, channels and who belongs to them. */
class PeopleTest {
  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console = new RunningConsole();
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
    }
  }

  private static String newUser() {
    String body = "{\"username\": \"%s\"}".formatted(RunningConsole.newId());
    return console.asAdmin(201, "POST", "/users", body).path("id").asText();
  }

  private static String newToken(String userId) {
    String body = "{\"description\": \"ci\"}";
    JsonNode made = console.asAdmin(200, "POST", "/users/" + userId + "/tokens", body);
    return made.path("token").asText();
  }

  private static int statusOf(String token, String path) {
    return console.call(token, "GET", path, "").statusCode();
  }

  @Test
  void integration_getsAUserATokenAndATeam_andMakesItsHook() {
    String user = newUser();
    String token = newToken(user);
    assertThat(token).hasSize(26);
    String hook = "{\"channel_id\": \"%s\"}".formatted(console.open.id());
    assertThat(console.call(token, "POST", "/hooks/incoming", hook).statusCode()).isEqualTo(403);
    console.asAdmin(
        201,
        "POST",
        "/teams/" + console.team.id() + "/members",
        "{\"user_id\": \"%s\"}".formatted(user));
    assertThat(console.call(token, "POST", "/hooks/incoming", hook).statusCode()).isEqualTo(201);
  }

  @Test
  void token_isShownOnce_keptAsAHash_andRevoked() {
    String user = newUser();
    String token = newToken(user);
    assertThat(statusOf(token, "/users/me")).isEqualTo(200);
    JsonNode listed = console.asAdmin(200, "GET", "/users/" + user + "/tokens", "");
    assertThat(listed).hasSize(1);
    assertThat(listed.toString()).doesNotContain(token);
    assertThat(listed.path(0).has("token")).isFalse();
    assertThat(listed.path(0).path("is_active").asBoolean()).isTrue();
    assertThat(console.directory.user(user).tokens().get(0).hash()).doesNotContain(token);

    console.asAdmin(
        200,
        "POST",
        "/users/tokens/revoke",
        "{\"token_id\": \"%s\"}".formatted(listed.path(0).path("id").asText()));
    assertThat(statusOf(token, "/users/me")).isEqualTo(401);
    assertThat(console.asAdmin(200, "GET", "/users/" + user + "/tokens", "")).isEmpty();
  }

  @Test
  void deactivatedUser_isNobody_untilActiveAgain() {
    String user = newUser();
    String token = newToken(user);
    console.asAdmin(200, "DELETE", "/users/" + user, "");
    assertThat(statusOf(token, "/users/me")).isEqualTo(401);
    assertThat(console.asAdmin(200, "GET", "/users/" + user, "").path("delete_at").asLong())
        .isPositive();
    console.asAdmin(200, "PUT", "/users/" + user + "/active", "{\"active\": true}");
    assertThat(statusOf(token, "/users/me")).isEqualTo(200);
  }

  @Test
  void whoLeavesATeam_leavesItsPrivateChannelsToo_andKeepsThoseOfOthers() {
    String user = newUser();
    String token = newToken(user);
    String member = "{\"user_id\": \"%s\"}".formatted(user);
    String elsewhere =
        console
            .asAdmin(
                201,
                "POST",
                "/channels",
                "{\"team_id\": \"%s\", \"name\": \"%s\", \"type\": \"P\"}"
                    .formatted(console.otherTeam.id(), RunningConsole.newId()))
            .path("id")
            .asText();
    String secret = "/channels/" + console.secret.id();
    for (String team : List.of(console.team.id(), console.otherTeam.id())) {
      console.asAdmin(201, "POST", "/teams/" + team + "/members", member);
    }
    for (String channel : List.of(console.secret.id(), elsewhere)) {
      console.asAdmin(201, "POST", "/channels/" + channel + "/members", member);
    }
    assertThat(statusOf(token, secret + "/posts")).isEqualTo(200);

    String team = "/teams/" + console.team.id() + "/members/";
    assertThat(console.call(token, "DELETE", team + "me", "").statusCode()).isEqualTo(200);
    assertThat(statusOf(token, secret + "/posts")).isEqualTo(403);
    String hook = "{\"channel_id\": \"%s\"}".formatted(console.secret.id());
    assertThat(console.call(token, "POST", "/hooks/incoming", hook).statusCode()).isEqualTo(403);
    assertThat(statusOf(token, "/channels/" + elsewhere)).isEqualTo(200);
  }

  @Test
  void roles_makeAnAdministrator_andUnmakeOne() {
    String user = newUser();
    String token = newToken(user);
    assertThat(statusOf(token, "/config")).isEqualTo(403);
    String admin = "{\"roles\": \"system_user system_admin\"}";
    console.asAdmin(200, "PUT", "/users/" + user + "/roles", admin);
    assertThat(statusOf(token, "/config")).isEqualTo(200);
    console.asAdmin(200, "PUT", "/users/" + user + "/roles", "{\"roles\": \"system_user\"}");
    assertThat(statusOf(token, "/config")).isEqualTo(403);
  }

  @Test
  void administratorsToken_actsAsTheFirstAdministrator() {
    JsonNode me =
        RunningConsole.json(console.call(RunningConsole.ADMIN_TOKEN, "GET", "/users/me", ""));
    assertThat(me.path("id").asText()).isEqualTo(console.admin.id());
    assertThat(me.path("timezone").path("useAutomaticTimezone").asText()).isEqualTo("true");
    assertThat(me.has("tokens")).isFalse();
  }

  @Test
  void scheme_isUnderstoodInAnyCase() {
    for (String scheme : List.of("Bearer", "BEARER", "bearer")) {
      HttpRequest request =
          HttpRequest.newBuilder(console.address("/users/me"))
              .header("Authorization", scheme + " " + RunningConsole.token("member"))
              .header("Content-Type", "application/json")
              .build();
      assertThat(console.send(request).statusCode()).as(scheme).isEqualTo(200);
    }
  }

  @Test
  void users_areListedByName_theNewOnesAtOnce() {
    String user = newUser();
    List<String> names = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    JsonNode page;
    int number = 0;
    do {
      page = console.as("other", 200, "GET", "/users?per_page=3&page=" + number++, "");
      page.forEach(
          each -> {
            names.add(each.path("username").asText());
            ids.add(each.path("id").asText());
          });
    } while (!page.isEmpty());
    assertThat(ids).contains(user, console.gone.id()).doesNotHaveDuplicates();
    assertThat(names).isSorted();
  }

  @Test
  void team_isMadeFoundAndChanged() {
    String name = RunningConsole.newId();
    JsonNode made = console.asAdmin(201, "POST", "/teams", "{\"name\": \"%s\"}".formatted(name));
    String id = made.path("id").asText();
    assertThat(made.path("display_name").asText()).isEqualTo(name);
    assertThat(made.path("type").asText()).isEqualTo("O");
    assertThat(console.asAdmin(200, "GET", "/teams/name/" + name, "")).isEqualTo(made);
    JsonNode changed =
        console.asAdmin(200, "PUT", "/teams/" + id + "/patch", "{\"display_name\": \"Ops\"}");
    assertThat(changed.path("name").asText()).isEqualTo(name);
    assertThat(changed.path("display_name").asText()).isEqualTo("Ops");
    assertThat(console.asAdmin(200, "GET", "/teams?per_page=200", "")).contains(changed);
    console.asAdmin(200, "DELETE", "/teams/" + id, "");
    assertThat(console.asAdmin(200, "GET", "/teams?per_page=200", "").toString())
        .doesNotContain(id);
    console.asAdmin(200, "POST", "/teams/" + id + "/restore", "");
    assertThat(console.as("other", 200, "GET", "/teams", "").path(0).path("id").asText())
        .isEqualTo(console.team.id());
  }

  @Test
  void channel_isMadeJoinedListedArchivedAndRestored() {
    String name = RunningConsole.newId();
    JsonNode made =
        console.as(
            "member",
            201,
            "POST",
            "/channels",
            """
            {"team_id": "%s", "name": "%s", "display_name": "Ops", "type": "P", "header": "h"}"""
                .formatted(console.team.id(), name));
    String id = made.path("id").asText();
    assertThat(made.path("type").asText()).isEqualTo("P");
    assertThat(made.path("header").asText()).isEqualTo("h");
    String path = "/channels/" + id;
    console.as("member", 200, "GET", path, "");
    console.as("other", 403, "GET", path, "");
    JsonNode member =
        console.as(
            "member",
            201,
            "POST",
            path + "/members",
            "{\"user_id\": \"%s\"}".formatted(console.other.id()));
    assertThat(member.path("channel_id").asText()).isEqualTo(id);
    console.as("other", 200, "GET", path, "");
    console.as("other", 200, "DELETE", path + "/members/me", "");
    console.as("other", 403, "GET", path, "");

    String channels = "/teams/" + console.team.id() + "/channels";
    assertThat(console.asAdmin(200, "GET", channels + "/private?per_page=200", "")).contains(made);
    assertThat(console.asAdmin(200, "GET", channels + "?per_page=200", "")).doesNotContain(made);

    JsonNode patched = console.asAdmin(200, "PUT", path + "/patch", "{\"purpose\": \"p\"}");
    assertThat(patched.path("purpose").asText()).isEqualTo("p");
    assertThat(patched.path("header").asText()).isEqualTo("h");
    console.asAdmin(200, "DELETE", path, "");
    String byName = channels + "/name/" + name;
    console.as("member", 404, "GET", byName, "");
    assertThat(
            console
                .as("member", 200, "GET", byName + "?include_deleted=true", "")
                .path("delete_at")
                .asLong())
        .isPositive();
    console.asAdmin(200, "POST", path + "/restore", "");
    console.as("member", 200, "GET", byName, "");
  }

  @Test
  void directChannel_isTheSameWhoeverMakesIt_andFoundAtOnce() {
    String one = "[\"%s\", \"%s\"]".formatted(console.member.id(), console.admin.id());
    String two = "[\"%s\", \"%s\"]".formatted(console.admin.id(), console.member.id());
    JsonNode made = console.as("member", 201, "POST", "/channels/direct", one);
    assertThat(made.path("type").asText()).isEqualTo("D");
    String id = made.path("id").asText();
    assertThat(console.asAdmin(201, "POST", "/channels/direct", two).path("id").asText())
        .isEqualTo(id);
    assertThat(console.as("member", 200, "GET", "/channels/" + id, "").path("name"))
        .isEqualTo(made.path("name"));
    console.as("other", 403, "GET", "/channels/" + id, "");
  }

  @Test
  void config_tellsTheSettings_andChangesThoseGiven() {
    JsonNode changed =
        console.asAdmin(
            200,
            "PUT",
            "/config/patch",
            """
            {"ServiceSettings": {"EnablePostIconOverride": true, "MaximumPayloadSizeBytes": 1000,
             "SiteURL": "http://elsewhere", "EnableBotAccountCreation": true}, "LogSettings": {}}""");
    JsonNode settings = changed.path("ServiceSettings");
    assertThat(settings.path("EnablePostIconOverride").asBoolean()).isTrue();
    assertThat(settings.path("EnableIncomingWebhooks").asBoolean()).isTrue();
    assertThat(settings.path("MaximumPayloadSizeBytes").asInt()).isEqualTo(1000);
    assertThat(settings.path("SiteURL").asText()).isEqualTo(RunningConsole.SITE);
    assertThat(console.asAdmin(200, "GET", "/config", "")).isEqualTo(changed);
    assertThat(console.directory.settings().enablePostIconOverride()).isTrue();
  }
}
