package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Looking for deliveries and into them, and seeing to what was refused, as a user does it. */
@BrowserTest
class DeliveryPagesTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;

  private final Visitor visitor = new Visitor();
  private final Browser browser = visitor.browser;

  /** Sends to a hook and waits for the outcome; the delivery's id. */
  private String send(JsonNode hook, int status, String json) throws Exception {
    String url = LINE.properties.get("http.url") + "/hooks/" + hook.path("id").asText();
    var response =
        LINE.post(
            url + "?wait=20s",
            json.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    String id = response.headers().firstValue("Hookline-Delivery").orElseThrow();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                !LINE.call(200, "GET", "/hookline/deliveries/" + id, "")
                    .path("status")
                    .asText()
                    .equals("pending"));
    return id;
  }

  private static JsonNode hook(String name, String dialect) throws Exception {
    JsonNode made = LINE.newHook();
    ObjectNode changed = made.deepCopy();
    changed.put("display_name", name).put("dialect", dialect);
    String path = "/hooks/incoming/" + made.path("id").asText();
    return LINE.call(201, "PUT", path, changed.toString());
  }

  private void accept() {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(NoAlertPresentException.class)
        .untilAsserted(() -> browser.driver.switchTo().alert().accept());
  }

  @Test
  void delivery_isFound_lookedInto_andPinned() throws Exception {
    JsonNode hook = hook("Builds of " + Seed.newId(), "mattermost");
    String id = send(hook, 200, "{\"text\": \"**Zebra** build failed\", \"username\": \"ci\"}");
    send(hook, 200, "{\"text\": \"all is well\"}");
    visitor.signIn();
    visitor.open("/deliveries");
    visitor.see("#hook").sendKeys(hook.path("display_name").asText());
    visitor.see("#q").sendKeys("zebra", Keys.ENTER);
    visitor.read(".delivery", "Zebra");
    assertThat(visitor.all(".delivery")).hasSize(1);
    visitor.see(".delivery").click();
    visitor.read(".became strong", "Zebra");
    visitor.read(".body pre", "\"username\" : \"ci\"");
    visitor.read(".sheet", "The same as what is stored");
    visitor.read(".table", "username");
    visitor.read(".steps", "Processed");
    visitor.read(".way", "No replay has changed it");
    assertThat(visitor.see("#delivery-id").getText()).isEqualTo(id);
    String file = fetched(visitor.see("a[href$='/case']").getDomAttribute("href"));
    assertThat(file)
        .contains("=== delivery " + id, "\nHook: " + hook.path("source_id").asText())
        .contains("\n{\"text\": \"**Zebra** build failed\", \"username\": \"ci\"}\n>>>\nin ")
        .contains("\"**Zebra** build failed\"")
        .doesNotContain(hook.path("id").asText());
    // By its id alone.
    visitor.open("/deliveries");
    visitor.see("#q").sendKeys(id, Keys.ENTER);
    visitor.read(".became strong", "Zebra");
  }

  private String fetched(String path) {
    return (String)
        browser.driver.executeAsyncScript(
            "const done = arguments[1]; fetch(arguments[0]).then(r => r.text()).then(done)", path);
  }

  @Test
  void changedRules_areShown_andAReplayBringsThem() throws Exception {
    JsonNode hook = hook("Dialects", "mattermost");
    String id = send(hook, 200, "{\"text\": \"*strong* words\"}");
    ObjectNode changed = hook.deepCopy();
    LINE.call(
        201,
        "PUT",
        "/hooks/incoming/" + hook.path("id").asText(),
        changed.put("dialect", "slack").toString());
    visitor.signIn();
    visitor.open("/deliveries/" + id);
    visitor.read(".became em", "strong");
    visitor.read(".diff ins", "*");
    visitor.see("form[action$='/replay'] button").click();
    accept();
    visitor.read("#replay", "Done: 1 changed.");
    visitor.read(".became strong", "strong");
    visitor.read(".sheet", "The same as what is stored");
    visitor.read(".revisions", "By the replay of");
    visitor.read(".revisions .diff ins", "*");
    visitor.read(".steps", "Processed again");
  }

  @Test
  void refused_isExplained_andRetriedOnceMended() throws Exception {
    String name = "Refused " + Seed.newId();
    JsonNode hook = hook(name, "mattermost");
    String channel = Seed.newId();
    String first = send(hook, 404, "{\"text\": \"one\", \"channel\": \"%s\"}".formatted(channel));
    String second = send(hook, 404, "{\"text\": \"two\", \"channel\": \"%s\"}".formatted(channel));
    send(hook, 404, "{\"text\": \"three\", \"channel\": \"%s\"}".formatted(channel));
    visitor.signIn();
    visitor.open("/rejections");
    visitor.read("#reason-unknown_channel", "Unknown channel");
    visitor.read(".reason", "Make a channel of that URL name");
    browser.driver.findElement(By.linkText(name)).click();
    visitor.read(".table", channel);
    assertThat(visitor.all(".table tbody tr")).hasSize(3);
    // The newest is left alone; it will not be mended.
    visitor.see(".table tbody tr form[action$='/drop'] button").click();
    visitor.read("#notice", "Dropped: 1.");
    assertThat(visitor.all(".table tbody tr")).hasSize(2);
    LINE.call(
        201,
        "POST",
        "/channels",
        "{\"team_id\": \"%s\", \"name\": \"%s\"}"
            .formatted(hook.path("team_id").asText(), channel));
    // One by itself, from its own page, then the rest as a group.
    visitor.open("/deliveries/" + first);
    visitor.read(".refused", "Couldn't find the channel");
    visitor.see("form[action$='/retry'] button").click();
    visitor.read("#replay", "Done: 1 posted.");
    visitor.read(".became", "one");
    assertThat(visitor.all(".refused")).isEmpty();
    visitor.open("/rejections/unknown_channel/" + hook.path("source_id").asText());
    assertThat(visitor.all(".table tbody tr")).hasSize(1);
    visitor.see(".heading form[action$='/retry'] button").click();
    accept();
    visitor.read("#notice", "1 posted");
    visitor.read(".empty", "None is left");
    visitor.open("/deliveries/" + second);
    visitor.read(".became", "two");
  }

  @Test
  void allOfAReason_areRetriedAtOnce() throws Exception {
    JsonNode hook = hook("Locked", "mattermost");
    ObjectNode locked = hook.deepCopy();
    String path = "/hooks/incoming/" + hook.path("id").asText();
    LINE.call(201, "PUT", path, locked.put("channel_locked", true).toString());
    String id = send(hook, 403, "{\"text\": \"let me\", \"channel\": \"off-topic\"}");
    LINE.call(201, "PUT", path, locked.put("channel_locked", false).toString());
    visitor.signIn();
    visitor.open("/rejections");
    visitor.see("section[aria-labelledby='reason-channel_locked'] .heading button").click();
    accept();
    visitor.read("#notice", "Done: ");
    visitor.open("/deliveries/" + id);
    visitor.read(".became", "let me");
  }

  @Test
  void keyboardAlone_findsADelivery_andOpensIt() throws Exception {
    JsonNode hook = LINE.newHook();
    String word = "w" + Seed.newId();
    send(hook, 200, "{\"text\": \"%s by keyboard\"}".formatted(word));
    visitor.signIn();
    visitor.open("/deliveries");
    tabTo(active -> "q".equals(active.getDomAttribute("id")));
    new Actions(browser.driver).sendKeys(word, Keys.ENTER).perform();
    visitor.read(".delivery", word);
    tabTo(active -> active.getText().contains(word));
    new Actions(browser.driver).sendKeys(Keys.ENTER).perform();
    visitor.read(".became", "by keyboard");
    tabTo(active -> active.getText().equals("Pin as a case"));
  }

  private void tabTo(java.util.function.Predicate<WebElement> wanted) {
    for (int i = 0; i < 60; i++) {
      new Actions(browser.driver).sendKeys(Keys.TAB).perform();
      if (wanted.test(browser.driver.switchTo().activeElement())) {
        return;
      }
    }
    throw new AssertionError("no way by keyboard");
  }

  @Test
  void pages_inBothColours_wideAndNarrow_areOpenToEverybody() throws Exception {
    JsonNode hook = hook("Deployments", "mattermost");
    for (String json : SamplePosts.ALL) {
      send(hook, 200, json);
    }
    String alert = send(hook, 200, SamplePosts.ALL.get(3));
    String changed =
        send(
            hook,
            200,
            "{\"text\": \"Deploy of *checkout* by <@U024BE7LH>\", \"icon_emoji\": \":x:\"}");
    String refused = send(hook, 404, "{\"text\": \"x\", \"channel\": \"release-notes\"}");
    send(hook, 400, "{\"text\": \"\"}");
    send(hook, 400, "{\"text\": ");
    ObjectNode slack = hook.deepCopy();
    LINE.call(
        201,
        "PUT",
        "/hooks/incoming/" + hook.path("id").asText(),
        slack.put("dialect", "slack").toString());
    visitor.signIn();
    String source = hook.path("source_id").asText();
    visitor.inspect("deliveries", "/deliveries?hook=" + source, ".delivery");
    visitor.inspect("delivery", "/deliveries/" + alert, ".steps");
    visitor.inspect("delivery-changed", "/deliveries/" + changed, ".steps");
    visitor.inspect("delivery-rejected", "/deliveries/" + refused, ".steps");
    visitor.inspect("rejections", "/rejections", ".reason");
    visitor.inspect("rejections-group", "/rejections/unknown_channel/" + source, ".table");
    visitor.inspect("deliveries-none", "/deliveries?status=pending", ".empty");
  }
}
