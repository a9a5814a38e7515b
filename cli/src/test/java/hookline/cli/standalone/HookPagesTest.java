package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Hooks: made, looked at, tested, changed and deleted, as a user does it. */
@BrowserTest
class HookPagesTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;

  private final Visitor visitor = new Visitor();
  private final Browser browser = visitor.browser;

  private int status(String url) throws Exception {
    return LINE.post(url, "{\"text\": \"hello\"}".getBytes(UTF_8), "Content-Type", "text/plain")
        .statusCode();
  }

  private void write(String field, String text) {
    WebElement input = visitor.see(field);
    input.clear();
    input.sendKeys(text);
  }

  /** Answers the question before a change. */
  private void agree() {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(() -> browser.driver.switchTo().alert().accept());
  }

  private void payload(String json) {
    visitor.see("#payload");
    browser.driver.executeScript("document.getElementById('payload').value = arguments[0]", json);
  }

  @Test
  void hook_isMade_tested_changed_givenAnotherAddress_andDeleted() throws Exception {
    String name = "Builds of " + Seed.newId();
    visitor.signIn();
    visitor.open("/webhooks");
    visitor.see(".button.main").click();
    write("#display_name", name);
    write("#channel", "nowhere");
    visitor.see("form.stack .main").click();
    visitor.read("[role=alert]", "no channel named nowhere");
    assertThat(browser.complaints("422")).isEmpty();
    write("#channel", "town-sq");
    visitor.see("#channels option[value='town-square']");
    write("#channel", "Town Square");
    visitor.see("#dialect option[value=slack]").click();
    visitor.see("form.stack .main").click();

    visitor.read("h1", name);
    String url = visitor.see("#hook-url").getText();
    assertThat(url).startsWith(LINE.properties.get("http.url") + "/hooks/");
    for (String snippet : new String[] {"#curl", "#slack-sdk", "#alertmanager"}) {
      assertThat(visitor.see(snippet).getDomProperty("textContent"))
          .contains(url.substring(url.lastIndexOf('/') + 1));
    }
    visitor.see("[data-copy='#hook-url']").click();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> visitor.see("[data-copy='#hook-url']").getText().matches("Copied|Selected"));

    payload("{\"text\": \"*it* works\", \"attachments\": [{\"title\": \"From a test\"}]}");
    visitor.see("form[action$='test#test'] .main").click();
    visitor.read("#test-result .posts .md strong", "it");
    visitor.read("#test-result .attachment-title", "From a test");
    visitor.read("#test-result .block", "\"text\": \"*it* works\"");
    payload("{\"text\": \"hello\", \"channel\": \"no-such-channel\"}");
    visitor.see("form[action$='test#test'] .main").click();
    visitor.read("#test-result .refused", "Couldn't find the channel");
    String path = browser.driver.getCurrentUrl();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              browser.driver.get(path);
              assertThat(visitor.see(".figures").getText()).contains("1 50 %", "just now");
            });

    visitor.see("a[href$='/edit']").click();
    write("#display_name", name + ", all");
    visitor.see("form.stack .main").click();
    visitor.read("h1", name + ", all");
    visitor.see("#overlap option[value='3600']").click();
    visitor.see("form[action$=regenerate] button").click();
    agree();
    visitor.read("#address ~ .help", "works until");
    String newUrl = visitor.see("#hook-url").getText();
    assertThat(newUrl).isNotEqualTo(url);
    assertThat(status(url)).isEqualTo(200);
    assertThat(status(newUrl)).isEqualTo(200);

    visitor.see("form[action$=delete] button").click();
    browser.driver.switchTo().alert().dismiss();
    assertThat(status(newUrl)).isEqualTo(200);
    visitor.see("form[action$=delete] button").click();
    agree();
    visitor.see("#q");
    assertThat(status(newUrl)).isEqualTo(400);
    write("#q", name);
    visitor.read("#hooks .empty", "Nothing found");
  }

  @Test
  void list_findsHooks_asTheirNamesAreTyped_andNeverShowsAddresses() throws Exception {
    JsonNode hook = LINE.newHook();
    String name = "Nightly " + Seed.newId();
    LINE.call(
        201,
        "PUT",
        "/hooks/incoming/" + hook.path("source_id").asText(),
        "{\"display_name\": \"%s\"}".formatted(name));
    visitor.signIn();
    visitor.open("/webhooks");
    write("#q", name);
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () ->
                visitor.all(".hooks tbody tr").size() == 1
                    && visitor.see(".hooks .name").getText().equals(name));
    assertThat(browser.driver.getPageSource()).doesNotContain(hook.path("id").asText());
    visitor.see(".hooks .name").click();
    visitor.read("#hook-url", hook.path("id").asText());
    assertThat(browser.driver.getCurrentUrl()).doesNotContain(hook.path("id").asText());
  }

  @Test
  void keyboardAlone_makesAHook() {
    String name = "By keyboard " + Seed.newId();
    visitor.signIn();
    visitor.open("/webhooks/new");
    visitor.see("#display_name:focus");
    new Actions(browser.driver)
        .sendKeys(name, Keys.TAB, "off-topic", Keys.TAB, Keys.SPACE, Keys.ENTER)
        .perform();
    visitor.read("h1", name);
    visitor.read(".facts", "locked to its own");
    visitor.read(".heading", "Off-Topic");
  }

  @Test
  void pages_inBothColours_wideAndNarrow_areOpenToEverybody() throws Exception {
    JsonNode hook = LINE.newHook();
    String source = hook.path("source_id").asText();
    String channel = hook.path("channel_id").asText();
    LINE.call(
        200,
        "PUT",
        "/channels/" + channel + "/patch",
        "{\"display_name\": \"Operations of the checkout and everything behind it\"}");
    LINE.call(
        201,
        "PUT",
        "/hooks/incoming/" + source,
        ("{\"display_name\": \"Alertmanager, production\", \"description\": \"Alerts of the"
            + " production clusters; ask #sre before you change it.\", \"username\": \"alerts\","
            + " \"wait_seconds\": 5, \"rate_limit\": \"600/m\"}"));
    traffic(hook);
    String[] others = {
      "Nightly builds", "x".repeat(64), "A hook whose name is as long as people make them, really"
    };
    for (String name : others) {
      LINE.call(
          201,
          "POST",
          "/hooks/incoming",
          "{\"channel_id\": \"%s\", \"display_name\": \"%s\"}".formatted(channel, name));
    }
    visitor.signIn();
    visitor.inspect("hooks", "/webhooks", ".hooks");
    visitor.inspect("hooks-none", "/webhooks?q=nothing-at-all", ".empty");
    visitor.inspect("hook-new", "/webhooks/new", "#channel");
    visitor.inspect("hook-edit", "/webhooks/" + source + "/edit", "#channel");
    visitor.inspect("hook", "/webhooks/" + source, "#hook-url");
    visitor.open("/webhooks/" + source);
    visitor.script("document.getElementById('traffic').scrollIntoView()");
    visitor.look("hook-traffic");
    payload(SamplePosts.ALL.get(3).strip());
    visitor.see("form[action$='test#test'] .main").click();
    visitor.see("#test-result .posts .post");
    visitor.look("hook-test");
  }

  /** A day of it: more by day than by night, and an hour in which something was wrong. */
  private static void traffic(JsonNode hook) {
    String source = hook.path("source_id").asText();
    LINE.rows(
        "WITH used AS (INSERT INTO hook_uses SELECT '%s', (extract(epoch FROM now()) * 1000)::bigint"
                .formatted(source)
            + " - 600000 RETURNING 1) SELECT count(*) FROM used");
    LINE.rows(
        """
        WITH made AS (INSERT INTO posts SELECT
            translate(to_char(n, 'FM00000000'), '01289', 'oywxz') || 'tttttttttttttttttt',
            (extract(epoch FROM now()) * 1000)::bigint - n::bigint * 3600000 / (20 + 15 * (n / 40 %% 8)),
            0, 0, '%s', '%s', '', 'n', '', '{}', '', '{}', '%s',
            translate(to_char(n, 'FM00000000'), '01289', 'oywxz') || 'tttttttttttttttttt', 0, 1, 0,
            '[]', 'test', 0, n
          FROM generate_series(1, 900) n RETURNING 1) SELECT count(*) FROM made
        """
            .formatted(hook.path("user_id").asText(), hook.path("channel_id").asText(), source));
    LINE.rows(
        """
        WITH made AS (INSERT INTO rejected (delivery_id, source_id, received_at, revision, reason,
            refusal, detail, status, withdraw, payload_topic, payload_partition, payload_offset)
          SELECT translate(to_char(n, 'FM00000000'), '01289', 'oywxz') || 'uuuuuuuuuuuuuuuuuu', '%s',
            (extract(epoch FROM now()) * 1000)::bigint - 5 * 3600000 - n * 60000, 0, 'x', 'no_content',
            '', 400, false, 'test', 0, n
          FROM generate_series(1, 31) n RETURNING 1) SELECT count(*) FROM made
        """
            .formatted(source));
  }
}
