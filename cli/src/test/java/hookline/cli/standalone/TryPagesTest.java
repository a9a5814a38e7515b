package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** A payload tried, as a user does it. */
@BrowserTest
class TryPagesTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;

  private final Visitor visitor = new Visitor();
  private final Browser browser = visitor.browser;

  private void tried(String payload) {
    visitor.see("#payload");
    browser.driver.executeScript(
        "document.getElementById('payload').value = arguments[0]", payload);
    visitor.see("form.stack .main").click();
  }

  private static String stored() {
    return LINE.rows("SELECT (SELECT count(*) FROM posts) + (SELECT count(*) FROM rejected) AS n")
        .get(0)
        .get("n");
  }

  @Test
  void payload_isShownAsItsPost_withItsWarnings_orWhyItIsRejected_andNothingIsSent() {
    String before = stored();
    visitor.signIn();
    visitor.open("/try");
    tried(
        "{\"text\": \"*it* works, <https://example.com|see>\", \"mrkdwn\": 7,"
            + " \"attachments\": [{\"title\": \"Build\", \"fields\": [{\"title\": \"Took\","
            + " \"value\": \"41 s\", \"short\": \"maybe\"}]}]}");
    visitor.read("#outcome .posts em", "it");
    visitor.read("#outcome .fields", "41 s");
    visitor.read("#outcome .warned code", "mrkdwn");
    visitor.read("#outcome .warned code", "attachments[0].fields[0].short");
    visitor.see("#dialect option[value=slack]").click();
    visitor.see("form.stack .main").click();
    visitor.read("#outcome .posts strong", "it");
    tried("{\"text\": \"hello\", \"channel\": \"no-such-channel\"}");
    visitor.read("#outcome .refused", "Couldn't find the channel \"no-such-channel\"");
    visitor.read("#outcome .refused", "404 web.incoming_webhook.channel.app_error");
    tried("{\"text\": \"hel");
    visitor.read("#outcome .refused", "web.incoming_webhook.decode.app_error");
    tried("payload=%7B%22text%22%3A%22from+a+form%22%7D");
    visitor.read("#outcome .posts", "from a form");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void hook_saysWhatIsAllowed() throws Exception {
    JsonNode hook = LINE.newHook();
    String source = hook.path("source_id").asText();
    LINE.call(
        201,
        "PUT",
        "/hooks/incoming/" + source,
        "{\"display_name\": \"Locked one\", \"channel_locked\": true}");
    visitor.signIn();
    visitor.open("/try?hook=" + source);
    tried("{\"text\": \"hello\", \"channel\": \"town-square\"}");
    visitor.read("#outcome .refused", "may only post to its own channel");
  }

  @Test
  void keyboardAlone_triesAPayload() {
    visitor.signIn();
    visitor.open("/try");
    visitor
        .see("#payload")
        .sendKeys(Keys.chord(Keys.CONTROL, "a"), "{\"text\": \"by **keyboard**\"}");
    new Actions(browser.driver).sendKeys(Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER).perform();
    visitor.read("#outcome .posts strong", "keyboard");
  }

  @Test
  void page_inBothColours_wideAndNarrow_isOpenToEverybody() {
    visitor.signIn();
    visitor.inspect("try", "/try", "#payload");
    visitor.open("/try");
    tried(
        "{\"text\": \"Deployed **checkout**\", \"mrkdwn\": 7, \"attachments\": [{\"color\":"
            + " \"danger\", \"title\": \"HighLatency: checkout is slow\", \"text\": \"p99 is 1.8"
            + " s\", \"fields\": [{\"title\": \"Service\", \"value\": \"checkout\", \"short\":"
            + " \"maybe\"}]}]}");
    visitor.see("#outcome .posts");
    visitor.look("try-post");
    tried("{\"text\": \"hello\", \"channel\": \"no-such-channel\"}");
    visitor.see("#outcome .refused");
    visitor.look("try-refused");
  }
}
