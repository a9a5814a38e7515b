package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Signing in, and the channels, as a user does it. */
@BrowserTest
class ChannelPagesTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;

  private final Visitor visitor = new Visitor();
  private final Browser browser = visitor.browser;

  private String channelOf(JsonNode hook) {
    return "/channels/" + hook.path("channel_id").asText();
  }

  private void send(JsonNode hook, String json) throws Exception {
    String url = LINE.properties.get("http.url") + "/hooks/" + hook.path("id").asText();
    assertThat(
            LINE.post(
                    url + "?wait=20s",
                    json.getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void wrongToken_isSaid_andTheRightOneLetsIn() {
    visitor.open("/channels");
    visitor.see("#token:focus").sendKeys("nobodys", Keys.ENTER);
    visitor.read(".refusal", "no token that is known");
    assertThat(browser.complaints("422")).isEmpty();
    visitor.see("#token:focus").sendKeys(LINE.properties.get("admin.token"), Keys.ENTER);
    visitor.read(".channel-name", "Town Square");
    visitor.see(".out button").click();
    visitor.see("#token");
    visitor.open("/channels");
    visitor.see("#token");
  }

  @Test
  void webhook_showsUpInTheOpenChannel_asItComes() throws Exception {
    JsonNode hook = LINE.newHook();
    visitor.signIn();
    visitor.open(channelOf(hook));
    visitor.read(".empty", "No posts yet");
    visitor.see("#timeline[data-listening]");
    send(hook, "{\"text\": \"**Deployed** to production :tada:\"}");
    visitor.read(".post strong", "Deployed");
    assertThat(visitor.all("#nothing")).isEmpty();
    send(hook, "{\"attachments\": [{\"color\": \"danger\", \"title\": \"Disk full\"}]}");
    visitor.read(".attachment-title", "Disk full");
    assertThat(visitor.all(".post")).hasSize(2);
  }

  @Test
  void tenThousandPosts_areReadAsTheReaderScrolls_andNeverAll() throws Exception {
    JsonNode hook = LINE.newHook();
    LINE.rows(
        """
        WITH made AS (INSERT INTO posts SELECT
            translate(to_char(n, 'FM00000000'), '01289', 'oywxz') || 'ybndrfgejkmcpqxotu', n, n, 0,
            '%s', '%s', '', 'number ' || n, '', '{"from_webhook": "true"}', '', '{}', '%s',
            translate(to_char(n, 'FM00000000'), '01289', 'oywxz') || 'ybndrfgejkmcpqxotu', 0, 1, 0,
            '[]', 'test', 0, n
          FROM generate_series(1, 10000) n RETURNING 1) SELECT count(*) FROM made
        """
            .formatted(
                hook.path("user_id").asText(),
                hook.path("channel_id").asText(),
                hook.path("source_id").asText()));
    visitor.signIn();
    visitor.open(channelOf(hook));
    visitor.read(".post:last-child", "number 10000");
    int first = visitor.all(".post").size();
    assertThat(first).isLessThan(100);
    visitor.script("document.getElementById('scroller').scrollTop = -1e6");
    await().atMost(Duration.ofSeconds(30)).until(() -> visitor.all(".post").size() > first);
    assertThat(visitor.all(".post")).hasSizeLessThan(300);
    visitor.read(".post:last-child", "number 10000");
    // A link to one in the middle shows it there.
    WebElement one = visitor.all(".post").get(0);
    String text = one.findElement(By.cssSelector(".md")).getText();
    visitor.open(one.findElement(By.cssSelector("a.time")).getDomAttribute("href"));
    visitor.read(".post.marked", text);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                visitor.script(
                        "const r = document.querySelector('.marked').getBoundingClientRect();"
                            + "return r.top > 0 && r.bottom < innerHeight")
                    == Boolean.TRUE);
  }

  @Test
  void search_findsAPost() throws Exception {
    JsonNode hook = LINE.newHook();
    send(hook, "{\"text\": \"the quick brown fox\"}");
    send(hook, "{\"text\": \"the lazy dog\"}");
    visitor.signIn();
    visitor.open(channelOf(hook));
    visitor.see("#words").sendKeys("fox", Keys.ENTER);
    visitor.read(".found .post", "quick brown fox");
    assertThat(visitor.all(".found .post")).hasSize(1);
  }

  @Test
  void hostilePost_isHarmless() throws Exception {
    JsonNode hook = LINE.newHook();
    send(
        hook,
        "{\"text\": \"<script>document.title='hacked'</script> <img src=x"
            + " onerror=alert(1)> [x](javascript:alert(1)) ![t](http://tracker.example/a.png)"
            + " <svg onload=alert(1)> <style>body{display:none}</style>\", \"attachments\":"
            + " [{\"title\": \"x\", \"title_link\": \"javascript:alert(1)\", \"image_url\":"
            + " \"http://tracker.example/b.png\", \"color\": \"red;background:url(x)\"}]}");
    visitor.signIn();
    visitor.open(channelOf(hook));
    visitor.read(".post", "script");
    assertThat(browser.driver.getTitle()).doesNotContain("hacked");
    assertThat(visitor.all(".post script, .post img, .post svg:not(.bar), .post style")).isEmpty();
    assertThat(visitor.all(".post a[href^='javascript']")).isEmpty();
  }

  @Test
  void keyboardAlone_leadsEverywhere() {
    visitor.signIn();
    new Actions(browser.driver).sendKeys(Keys.TAB).perform();
    assertThat(browser.driver.switchTo().activeElement().getText()).contains("Skip");
    new Actions(browser.driver).sendKeys(Keys.ENTER).perform();
    // Other tests have channels of their own, which are on the way.
    for (int i = 0; i < 500; i++) {
      new Actions(browser.driver).sendKeys(Keys.TAB).perform();
      WebElement active = browser.driver.switchTo().activeElement();
      if (active.getText().contains("Off-Topic")) {
        active.sendKeys(Keys.ENTER);
        visitor.read(".channel-name", "Off-Topic");
        return;
      }
    }
    throw new AssertionError("no way by keyboard to another channel");
  }

  @Test
  void pages_inBothColours_wideAndNarrow_areOpenToEverybody() throws Exception {
    JsonNode hook = LINE.newHook();
    LINE.call(
        200,
        "PUT",
        "/channels/" + hook.path("channel_id").asText() + "/patch",
        "{\"display_name\": \"Operations\", \"header\": \"What the machines say\"}");
    for (String json : SamplePosts.ALL) {
      send(hook, json);
    }
    visitor.inspect("sign-in", "/sign-in", "#token");
    visitor.signIn();
    visitor.inspect("channels", "/channels", ".menu, .channel");
    visitor.inspect("channel", channelOf(hook), ".post:nth-of-type(5)");
    visitor.open(channelOf(hook));
    String post = visitor.see("a.time").getDomAttribute("href");
    visitor.inspect("post", post, ".post.marked");
    visitor.inspect("search", channelOf(hook) + "/search?q=checkout", ".found .post");
    visitor.inspect("not-found", "/channels/nothing", ".problem");
    assertThat(browser.complaints("404")).isEmpty();
  }
}
