package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A rule is mended, and what came before it is made right, in the browser. */
@BrowserTest
class ReplayPagesTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Visitor visitor = new Visitor();
  private final Browser browser = visitor.browser;

  /** A hook that was sent Slack's text and took it for Mattermost's, until now. */
  private JsonNode mendedHook(int payloads) throws Exception {
    JsonNode hook = LINE.newHook();
    String source = hook.path("source_id").asText();
    for (int i = 0; i < payloads; i++) {
      HttpResponse<String> answer =
          LINE.post(
              hook.path("url").asText(),
              "{\"text\": \"*Deploy %d* <https://ci.example/%d|finished>\"}"
                  .formatted(i, i)
                  .getBytes(UTF_8),
              "Content-Type",
              "application/json");
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    await().atMost(PATIENCE).until(() -> messages(source).size() == payloads);
    LINE.call(
        201,
        "PUT",
        "/hooks/incoming/" + source,
        "{\"dialect\": \"slack\", \"display_name\": \"Deploys %s\"}"
            .formatted(source.substring(0, 5)));
    return hook;
  }

  private static java.util.List<String> messages(String source) {
    return LINE.rows("SELECT message FROM posts WHERE source_id = '%s'".formatted(source)).stream()
        .map(row -> row.get("message"))
        .toList();
  }

  @Test
  void dryRun_isLookedAt_andApplied() throws Exception {
    JsonNode hook = mendedHook(3);
    String source = hook.path("source_id").asText();
    visitor.signIn();
    visitor.open("/replays/new");
    visitor.see("#replay button.main").click();
    visitor.read("[role=alert]", "Choose which payloads");
    assertThat(browser.complaints("422")).isEmpty();
    visitor.see("input[value='" + source + "']").click();
    visitor.see("#replay button.main").click();
    visitor.read("h1", "Dry run");
    visitor.read("#state", "Done");
    visitor.read(".counts", "Changed\n3");
    visitor.read("#samples .removed", "*Deploy 0*");
    visitor.read("#samples .added", "**Deploy 0**");
    assertThat(messages(source)).allMatch(message -> message.startsWith("*Deploy"));

    visitor.inspect("replay", visitor.path(), "#samples article");
    visitor.press("#apply", Keys.ENTER);
    browser.driver.switchTo().alert().accept();
    visitor.read("h1", "Replay");
    visitor.read("#state", "Done");
    visitor.read("#samples h2", "made anew");
    assertThat(messages(source)).allMatch(message -> message.startsWith("**Deploy"));

    visitor.open("/replays");
    visitor.read(".table tr:nth-child(1)", "Replay");
    visitor.read(".table tr:nth-child(2)", "Dry run");
    visitor.inspect("replays", "/replays", ".table");
    visitor.inspect("replay-new", "/replays/new", ".picks");
  }

  @Test
  void replay_isPaused_goesOn_andIsCancelled_byKeyboard() throws Exception {
    JsonNode hook = mendedHook(30);
    visitor.signIn();
    visitor.open("/replays/new?hook=" + hook.path("source_id").asText());
    visitor.see("input[name=apply]").sendKeys(Keys.SPACE);
    visitor.see("#rate").sendKeys("1", Keys.ENTER);
    visitor.press("#pause", Keys.ENTER);
    visitor.read("#state", "Paused");
    visitor.inspect("replay-paused", visitor.path(), "#resume");
    visitor.press("#resume", Keys.ENTER);
    visitor.see("#pause");
    visitor.see(".counts div:first-child:not(.none)");
    visitor.press("#so-far", Keys.ENTER);
    visitor.read("#samples", "Some of what changes");
    visitor.press("#cancel", Keys.ENTER);
    browser.driver.switchTo().alert().accept();
    visitor.read("#state", "Cancelled");
    assertThat(visitor.all("#resume, #pause, #cancel")).isEmpty();
  }
}
