package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** Somebody at the shared browser, before the shared standalone or another console. */
final class Visitor {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final Browser browser = Browser.shared();
  private final StandaloneFixture line = StandaloneFixture.SHARED;
  private final String url;

  Visitor() {
    this(StandaloneFixture.SHARED.properties.get("http.url"));
  }

  /** One of another console. */
  Visitor(String url) {
    this.url = url;
  }

  /** Opens a page of ours. */
  void open(String path) {
    browser.driver.get(url + path);
  }

  /** Where the visitor is. */
  String path() {
    return URI.create(browser.driver.getCurrentUrl()).getPath();
  }

  /** Signs in as the administrator, by keyboard. */
  void signIn() {
    open("/");
    see("#token:focus").sendKeys(line.properties.get("admin.token"), Keys.ENTER);
    see(".sections");
  }

  /** Waits for what a selector finds. */
  WebElement see(String selector) {
    await().atMost(PATIENCE).until(() -> !all(selector).isEmpty());
    return all(selector).get(0);
  }

  /** Waits until a text is to be read at what a selector finds. */
  void read(String selector, String text) {
    await()
        .atMost(PATIENCE)
        .ignoreException(StaleElementReferenceException.class)
        .until(() -> all(selector).stream().anyMatch(found -> found.getText().contains(text)));
  }

  /** Waits until something else is to be read there. */
  void awaitOther(String selector, String text) {
    await()
        .atMost(PATIENCE)
        .ignoreException(StaleElementReferenceException.class)
        .until(() -> !see(selector).getText().equals(text));
  }

  /** Presses keys at what a selector finds, which may be made anew meanwhile. */
  void press(String selector, CharSequence... keys) {
    await()
        .atMost(PATIENCE)
        .ignoreException(StaleElementReferenceException.class)
        .until(
            () -> {
              see(selector).sendKeys(keys);
              return true;
            });
  }

  List<WebElement> all(String selector) {
    return browser.driver.findElements(By.cssSelector(selector));
  }

  Object script(String script) {
    return browser.driver.executeScript(script);
  }

  /**
   * Looks at a page in both colours, wide and narrow: it keeps a picture of each, and lets nothing
   * pass that keeps people out, or that is wider than its window.
   *
   * @param name of the pictures
   * @param ready what is there once the page is
   */
  void inspect(String name, String path, String ready) {
    for (Dimension size : List.of(Browser.WIDE, Browser.NARROW)) {
      browser.driver.manage().window().setSize(size);
      open(path);
      see(ready);
      look(name, size);
    }
    browser.driver.manage().window().setSize(Browser.WIDE);
  }

  /** The same of what is shown already, as after something was done. */
  void look(String name) {
    for (Dimension size : List.of(Browser.WIDE, Browser.NARROW)) {
      browser.driver.manage().window().setSize(size);
      look(name, size);
    }
    browser.driver.manage().window().setSize(Browser.WIDE);
  }

  private void look(String name, Dimension size) {
    for (String colours : List.of("light", "dark")) {
      browser.colours(colours);
      String picture = name + (size.equals(Browser.WIDE) ? "-wide-" : "-narrow-") + colours;
      browser.shoot(picture);
      // Each colour and each width once: the other two have nothing that these have not.
      if (size.equals(Browser.WIDE) == colours.equals("light")) {
        assertThat(browser.barriers()).as(picture).isEmpty();
      }
    }
    assertThat(script("return document.documentElement.scrollWidth <= innerWidth"))
        .as(name + " fits its window")
        .isEqualTo(true);
    browser.colours("light");
  }
}
