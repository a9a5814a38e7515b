package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.console.Console;
import hookline.console.ConsoleConfig;
import hookline.console.ConsoleServer;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What the pages say while PostgreSQL or the brokers are away, and once they are back. */
@BrowserTest
class PagesAwayTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;
  private static final String TOKEN = "the-token-of-this-test";

  private final URI store =
      URI.create(LINE.properties.get("store.jdbc.url").substring("jdbc:".length()));
  private final Relay toStore = new Relay(store.getPort());
  private final Relay toBrokers =
      new Relay(
          Integer.parseInt(LINE.properties.get("kafka.bootstrap.servers").replaceFirst(".*:", "")));
  private final ConsoleServer console = console();
  private final Visitor visitor = new Visitor("http://127.0.0.1:" + console.port());

  private ConsoleServer console() {
    String url = store.toString().replace(":" + store.getPort() + "/", ":" + toStore.port() + "/");
    ConsoleConfig config =
        new RoleConfigs(
                Settings.of(
                    Map.of(
                        "http.host",
                        "127.0.0.1",
                        "http.port",
                        "0",
                        "site.url",
                        "http://127.0.0.1/",
                        "admin.token",
                        TOKEN,
                        "store.jdbc.url",
                        "jdbc:" + url,
                        "kafka.bootstrap.servers",
                        "127.0.0.1:" + toBrokers.port())))
            .console();
    return ConsoleServer.start(
        config, Console.start(config, new Topics(TopicSettings.DEFAULTS), LINE.directory()));
  }

  @AfterEach
  void stop() throws Exception {
    console.close();
    toStore.close();
    toBrokers.close();
  }

  @Test
  void pageThatCouldNotBeMade_saysWhatIsAway_andComesByItself() {
    visitor.open("/sign-in?next=/channels");
    visitor.see("#token:focus").sendKeys(TOKEN, Keys.ENTER);
    visitor.read(".problem", "PostgreSQL is away");
    visitor.read("#again", "comes by itself");
    toStore.open();
    visitor.read(".menu", "Off-Topic");

    visitor.open("/replays");
    visitor.read(".problem", "Kafka's brokers are away");
    // What needs neither is there all the while.
    visitor.open("/system/people");
    visitor.read("#people", "admin");
    visitor.open("/system");
    visitor.read(".problem", "Kafka's brokers are away");
    toBrokers.open();
    visitor.read("#roles", "standalone");
    assertThat(visitor.browser.complaints("503")).isEmpty();
  }
}
