package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** What an administrator does before others can work, and what each does for themselves. */
@BrowserTest
class SystemPagesTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;

  private final Visitor visitor = new Visitor();
  private final Browser browser = visitor.browser;
  private final String name = "p-" + Seed.newId();

  @Test
  void newPerson_getsATeamAndAToken_signsIn_andIsDeactivated() throws Exception {
    visitor.signIn();
    visitor.open("/system/people");
    visitor.see("#username").sendKeys("No Name!", Keys.ENTER);
    visitor.read("[role=alert]", "username");
    assertThat(browser.complaints("422")).isEmpty();
    visitor.see("#username").clear();
    visitor.see("#username").sendKeys(name, Keys.ENTER);
    visitor.read("h1", name);
    String person = visitor.path();
    visitor.see("form[action$='/teams'] button").click();
    visitor.read(".plain-list", "Hookline");
    visitor.see("#description").sendKeys("laptop", Keys.ENTER);
    String token = visitor.see("#secret").getText();
    assertThat(visitor.all("#tokens tbody tr")).hasSize(1);
    visitor.open(person);
    visitor.read("#tokens", "laptop");
    assertThat(visitor.all("#secret")).isEmpty();

    visitor.see(".out button").click();
    visitor.see("#token").sendKeys(token, Keys.ENTER);
    visitor.read(".person", name.substring(0, 5));
    visitor.open("/system");
    visitor.read("h1", name);
    assertThat(visitor.all(".subnav")).isEmpty();
    visitor.see("#description").sendKeys("ci", Keys.ENTER);
    visitor.see("#secret");
    visitor.inspect("you", "/system/you", "#tokens tbody tr:nth-child(2)");
    visitor.open("/system/you");
    visitor.press("#tokens tbody tr:nth-child(2) button", Keys.ENTER);
    browser.driver.switchTo().alert().accept();
    visitor.read("#tokens", "laptop");
    assertThat(visitor.see("#tokens").getText()).doesNotContain("ci\n");
    visitor.open("/system/people");
    visitor.read(".problem", "administrators");
    assertThat(browser.complaints("403")).isEmpty();

    visitor.see(".out button").click();
    visitor.signIn();
    visitor.inspect("person", person, "#tokens");
    visitor.open(person);
    visitor.press("#deactivate", Keys.ENTER);
    browser.driver.switchTo().alert().accept();
    visitor.read("h1", "DEACTIVATED");
    visitor.see(".out button").click();
    visitor.see("#token").sendKeys(token, Keys.ENTER);
    visitor.read(".refusal", "no token that is known");
    assertThat(browser.complaints("422")).isEmpty();
  }

  @Test
  void switch_isSet_andHoldsAtOnce() throws Exception {
    visitor.signIn();
    try {
      visitor.open("/system/settings");
      visitor.see("#post").clear();
      visitor.see("#post").sendKeys("0", Keys.ENTER);
      visitor.read("[role=alert]", "16,383");
      assertThat(browser.complaints("422")).isEmpty();
      visitor.open("/system/settings");
      visitor.see("input[name=names]").sendKeys(Keys.SPACE);
      visitor.see("#post").sendKeys(Keys.ENTER);
      visitor.see("#saved");
      assertThat(LINE.call(200, "GET", "/config", "").toString())
          .contains("\"EnablePostUsernameOverride\":true");
      visitor.inspect("settings", "/system/settings", "#post");
    } finally {
      LINE.call(
          200,
          "PUT",
          "/config/patch",
          "{\"ServiceSettings\": {\"EnablePostUsernameOverride\": false}}");
    }
  }

  @Test
  void team_getsAChannel_thatIsArchivedAndRestored() throws Exception {
    visitor.signIn();
    visitor.open("/system/teams");
    visitor.see("#name").sendKeys(name, Keys.TAB, "Payments", Keys.ENTER);
    visitor.read("h1", "Payments");
    try {
      channelIsMade_archived_andRestored();
    } finally {
      // Commands of other tests name no team, as long as there is one.
      JsonNode team = LINE.call(200, "GET", "/teams/name/" + name, "");
      LINE.call(200, "DELETE", "/teams/" + team.path("id").asText(), "");
    }
  }

  private void channelIsMade_archived_andRestored() {
    visitor.see("#channel-name").sendKeys("refunds", Keys.TAB, "Refunds", Keys.ENTER);
    visitor.read(".table", "Refunds");
    visitor.see(".table a").click();
    visitor.read("h1", "Refunds");
    String channel = visitor.path();
    visitor.press("button[name=archived]", Keys.ENTER);
    browser.driver.switchTo().alert().accept();
    visitor.read("h1", "ARCHIVED");
    visitor.press("form[action$='/archived'] button", Keys.ENTER);
    visitor.see("button[name=archived]");
    visitor.inspect("channel-settings", channel, "#purpose");
    visitor.inspect("teams", "/system/teams", "#teams");
    visitor.open(channel);
    visitor.inspect(
        "team", visitor.all(".trail a").get(1).getDomAttribute("href"), "#channel-name");
  }

  @Test
  void line_showsEachRole_andFollowsByItself() throws Exception {
    visitor.signIn();
    visitor.open("/system");
    visitor.read("#roles", "standalone");
    visitor.read("#roles", "ready");
    visitor.read(".counts", "Oldest not stored");
    String heard = visitor.see("#roles td[data-label=Up]").getText();
    visitor.awaitOther("#roles td[data-label=Up]", heard);
    JsonNode status = LINE.call(200, "GET", "/hookline/status", "");
    visitor.read("#roles", status.path("instances").get(0).path("version").asText());
    visitor.inspect("system", "/system", "#roles");
    visitor.inspect("people", "/system/people", "#people");
  }

  @Test
  void keyboardAlone_leadsToTheTokens() {
    visitor.signIn();
    visitor.open("/system");
    new Actions(browser.driver).sendKeys(Keys.TAB, Keys.ENTER).perform();
    for (int i = 0; i < 20; i++) {
      new Actions(browser.driver).sendKeys(Keys.TAB).perform();
      WebElement active = browser.driver.switchTo().activeElement();
      if (active.getText().equals("You")) {
        active.sendKeys(Keys.ENTER);
        visitor.see("#tokens");
        return;
      }
    }
    throw new AssertionError("no way by keyboard to the tokens");
  }
}
