package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import hookline.cli.TypedCommand;
import hookline.topics.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that manage hooks and people, as they are typed, against a whole Hookline. */
class ApiCommandsTest {
  private static final StandaloneFixture HOOKLINE = StandaloneFixture.SHARED;

  private final String name = Seed.newId();

  @Test
  void hook_isMade_shown_changed_sentTo_andDeleted(@TempDir Path folder) throws Exception {
    JsonNode hook =
        json(
            "hooks", "create", "--channel", "off-topic", "--display-name", "CI", "--dialect=slack");
    String source = hook.get("source_id").asText();
    String secret = hook.get("id").asText();

    String list = run("hooks", "list").out();
    assertThat(list).contains("SOURCE ID", "LAST USED", source).doesNotContain(secret);
    assertThat(run("hooks", "show", source).out())
        .contains("display_name  ", "CI", hook.get("url").asText());
    JsonNode sent = json("send", "--hook", source, "*bold*");
    assertThat(sent.get("status").asText()).isEqualTo("posted");
    assertThat(sent.get("posts").get(0).get("channel_name").asText()).isEqualTo("off-topic");
    assertThat(type("send", "--hook", hook.get("url").asText(), "x", "--channel", name).err())
        .contains("404", "channel");

    JsonNode changed = json("hooks", "update", source, "--channel-locked", "--channel=town-square");
    assertThat(changed.get("channel_locked").asBoolean()).isTrue();
    assertThat(changed.get("channel_id")).isNotEqualTo(hook.get("channel_id"));
    assertThat(changed.get("display_name").asText()).isEqualTo("CI");
    assertThat(
            json("hooks", "update", source, "--no-channel-locked")
                .get("channel_locked")
                .asBoolean())
        .isFalse();

    JsonNode retries =
        json("hooks", "update", source, "--retry-key=body", "--retry-window-seconds=60");
    assertThat(retries.get("retry_key").asText()).isEqualTo("body");
    assertThat(retries.get("retry_window_seconds").asInt()).isEqualTo(60);
    assertThat(json("send", "--hook", source, "twice").get("status").asText()).isEqualTo("posted");
    assertThat(json("send", "--hook", source, "twice").get("status").asText())
        .isEqualTo("duplicate");
    assertThat(type("hooks", "update", source, "--retry-key=header:Cookie").err())
        .contains("holds a secret")
        .hasLineCount(1);

    assertThat(json("hooks", "update", source, "--rate-limit=60/m").get("rate_limit").asText())
        .isEqualTo("60/m");

    Path file = Files.writeString(folder.resolve("secret"), "planted secret\n");
    assertThat(
            run("hooks", "update", source, "--verify=github", "--verify-secret-file=" + file).out())
        .contains("{\"scheme\":\"github\",\"secret_count\":1}")
        .doesNotContain("planted");
    assertThat(type("send", "--hook", source, "unsigned").err()).contains("401").hasLineCount(1);
    assertThat(type("hooks", "update", source, "--verify-secret-file=nowhere").err())
        .contains("nowhere")
        .hasLineCount(1);
    run("hooks", "update", source, "--verify=none");

    assertThat(
            json("hooks", "update", source, "--allowed-addresses=203.0.113.7,10.0.0.0/8")
                .get("allowed_addresses"))
        .hasSize(2);
    assertThat(type("send", "--hook", source, "from elsewhere").err()).contains("403");
    assertThat(json("hooks", "update", source, "--allowed-addresses=").get("allowed_addresses"))
        .isEmpty();

    JsonNode renewed = json("hooks", "regenerate", source, "--overlap-seconds", "60");
    assertThat(renewed.get("id").asText()).isNotEqualTo(secret);
    assertThat(run("hooks", "delete", source).out()).isEqualTo("deleted " + source + "\n");
    TypedCommand gone = type("hooks", "show", source);
    assertThat(gone.exit()).isEqualTo(1);
    assertThat(gone.err()).startsWith("hookline: ").contains("404").hasLineCount(1);
  }

  @Test
  void team_channel_user_andToken_areMade_shown_changed_andDeleted() {
    String team = "t" + name;
    run("teams", "create", team, "--display-name", "The Team");
    assertThat(run("teams", "list").out()).contains("NAME", team);
    assertThat(run("teams", "update", team, "--display-name", "Other").out()).contains("Other");

    assertThat(json("channels", "create", name, "--team", team, "--private").get("type").asText())
        .isEqualTo("P");
    assertThat(run("channels", "list", "--team", team, "--kind=private").out()).contains(name);
    assertThat(run("channels", "update", "#" + name, "--team", team, "--purpose", "p").out())
        .contains("purpose");

    run("users", "create", "u" + name);
    assertThat(run("users", "list").out()).contains("u" + name);
    run("teams", "add", team, "u" + name);
    run("channels", "add", name, "@u" + name, "--team", team);
    assertThat(json("users", "update", "u" + name, "--admin").get("roles").asText())
        .contains("system_admin");
    assertThat(json("users", "update", "u" + name, "--no-admin").get("roles").asText())
        .isEqualTo("system_user");

    JsonNode token = json("tokens", "create", "--user", "u" + name, "for a test");
    String secret = token.get("token").asText();
    assertThat(run("tokens", "list", "--user", "u" + name).out())
        .contains("for a test")
        .doesNotContain(secret);
    assertThat(typedAs(secret, "users", "show", "me").out()).contains("u" + name);
    assertThat(typedAs(secret, "settings", "show").err()).contains("403");
    run("tokens", "delete", token.get("id").asText());
    assertThat(typedAs(secret, "users", "show", "me").err()).contains("401");

    run("channels", "delete", name, "--team", team);
    assertThat(run("channels", "show", name, "--team", team).out()).contains("delete_at");
    run("channels", "update", name, "--team", team, "--restore");
    run("users", "delete", "u" + name);
    assertThat(run("users", "show", "u" + name).out()).contains("delete_at");
    assertThat(run("teams", "delete", team).out()).contains("archived " + team);
  }

  @Test
  void settings_areShownAndChanged() {
    assertThat(run("settings", "show").out()).contains("MaximumPostLength", "4000");
    assertThat(
            json("settings", "update", "MaximumPostLength=4001").get("MaximumPostLength").asInt())
        .isEqualTo(4001);
    assertThat(run("settings", "set", "MaximumPostLength=4000").out()).contains("4000");
    assertThat(type("settings", "set", "MaximumPostLength=many").err())
        .contains("must be a number, true or false");
    assertThat(type("settings", "set", "MaximumPostLength=0").exit()).isEqualTo(1);
    assertThat(type("settings", "set", "MaximumPostLenght=1").err())
        .contains("there is no setting \"MaximumPostLenght\"");
    assertThat(type("settings", "set", "SiteURL=1").err()).contains("site.url");
  }

  @Test
  void payload_isReadFromAFile(@TempDir Path folder) throws Exception {
    String hook = HOOKLINE.properties.get("hook.id");
    Path file = Files.writeString(folder.resolve("payload.json"), "{\"text\": \"from a file\"}");
    assertThat(json("send", "--hook", hook, "--file", file.toString()).get("status").asText())
        .isEqualTo("posted");
    Files.writeString(file, "{");
    TypedCommand refused = type("send", "--hook", hook, "--file", file.toString());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("400").hasLineCount(1).doesNotContain(hook);
    assertThat(type("send", "--hook", hook, "--file", folder.resolve("none").toString()).err())
        .contains("there is no file");
  }

  @Test
  void addressAndToken_areFoundInTheDataFolder(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("standalone.properties"),
        "http.url=%s%nadmin.token=%s%n".formatted(url(), HOOKLINE.properties.get("admin.token")));
    assertThat(TypedCommand.typed("teams", "list", "--data-dir", folder.toString()).out())
        .contains("hookline");
    TypedCommand nowhere =
        TypedCommand.typed("teams", "list", "--data-dir", folder.resolve("no").toString());
    assertThat(nowhere.err()).contains("--url", "HOOKLINE_URL").hasLineCount(1);
    assertThat(TypedCommand.typed("teams", "list", "--url=http://127.0.0.1:1", "--token=x").err())
        .startsWith("hookline: nobody answers at http://127.0.0.1:1: is it running")
        .doesNotContain("Exception")
        .hasLineCount(1);
    assertThat(TypedCommand.typed("teams", "list", "--url=localhost", "--token=x").err())
        .contains("must be as http://HOST:PORT");
  }

  @Test
  void payload_isSentToAUrl_byWhoHasNoToken(@TempDir Path nothing) {
    TypedCommand sent =
        TypedCommand.typed(
            "send", "--hook", HOOKLINE.hookUrl(), "hello", "--data-dir", nothing.toString());
    assertThat(sent.out()).as(sent.err()).contains("posted");
  }

  @Test
  void tokenOfTheDataFolder_isShownToNoOtherSite(@TempDir Path folder) throws Exception {
    List<String> tokens = new CopyOnWriteArrayList<>();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    other.start();
    try {
      String elsewhere = "http://127.0.0.1:" + other.getAddress().getPort();
      Files.writeString(
          folder.resolve("standalone.properties"),
          "http.url=%s%nadmin.token=%s%n".formatted(url(), HOOKLINE.properties.get("admin.token")));
      TypedCommand refused =
          TypedCommand.typed("teams", "list", "--url", elsewhere, "--data-dir", folder.toString());
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("give --token", elsewhere).hasLineCount(1);
      assertThat(tokens).isEmpty();
      assertThat(TypedCommand.typed("teams", "list", "--url", elsewhere, "--token=x").err())
          .contains("what answers at " + elsewhere + " is no Hookline");
      String home = url().replace("localhost", "127.0.0.1");
      assertThat(
              TypedCommand.typed("teams", "list", "--url", home, "--data-dir", folder.toString())
                  .exit())
          .isZero();
    } finally {
      other.stop(0);
    }
  }

  private static String url() {
    return HOOKLINE.properties.get("http.url");
  }

  private static TypedCommand type(String... command) {
    return typedAs(HOOKLINE.properties.get("admin.token"), command);
  }

  private static TypedCommand typedAs(String token, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--url", url(), "--token", token));
    return TypedCommand.typed(arguments.toArray(String[]::new));
  }

  private static TypedCommand run(String... command) {
    TypedCommand typed = type(command);
    assertThat(typed.exit()).as(typed.err()).isZero();
    return typed;
  }

  private static JsonNode json(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add("--json");
    return Json.readTree(run(arguments.toArray(String[]::new)).out().getBytes(UTF_8));
  }
}
