package hookline.cli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The one headless Chromium all browser tests of this JVM share: the machine's own, nothing is
 * downloaded. It resolves no name but this machine's, so a request to another host is an error in
 * its console, and {@link #complaints} tells of those, of scripts' errors and of what the pages'
 * policy forbade.
 */
final class Browser {
  static final Dimension WIDE = new Dimension(1280, 860);
  static final Dimension NARROW = new Dimension(390, 844);

  private static final List<Path> DRIVERS =
      Stream.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver").map(Path::of).toList();
  private static final List<Path> BROWSERS =
      Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
          .map(Path::of)
          .toList();

  private static Browser shared;

  final ChromeDriver driver;

  private Browser() {
    // Selenium's own manager would look for a browser elsewhere, and tell its makers.
    System.setProperty("SE_AVOID_STATS", "true");
    System.setProperty("SE_OFFLINE", "true");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(first(BROWSERS).toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // The tests may run as root, where there is none.
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(first(DRIVERS).toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    driver = new ChromeDriver(service, options);
  }

  /** Whether this machine has what the tests need. */
  static boolean isInstalled() {
    return DRIVERS.stream().anyMatch(Files::isExecutable)
        && BROWSERS.stream().anyMatch(Files::isExecutable);
  }

  static synchronized Browser shared() {
    if (shared == null) {
      Browser started = new Browser();
      Runtime.getRuntime().addShutdownHook(new Thread(started.driver::quit));
      shared = started;
    }
    return shared;
  }

  private static Path first(List<Path> paths) {
    return paths.stream().filter(Files::isExecutable).findFirst().orElseThrow();
  }

  /** A page without cookies, of that size, in the system's light colours. */
  void begin(Dimension size) {
    driver.manage().deleteAllCookies();
    driver.manage().window().setSize(size);
    colours("light");
    complaints();
  }

  /** What the system is said to prefer; and no motion, so that no picture is of one under way. */
  void colours(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                // A picture is not to show colours on their way.
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /**
   * What the browser had to complain of since it was asked last, but for that; and every address
   * elsewhere that was asked for.
   *
   * @param expected a part of what is no fault
   */
  List<String> complaints(String... expected) {
    List<String> complaints = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        complaints.add(entry.getMessage());
      }
    }
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      String message = entry.getMessage();
      if (message.contains("\"Network.requestWillBeSent\"") && isElsewhere(message)) {
        complaints.add(message);
      }
    }
    complaints.removeIf(complaint -> Stream.of(expected).anyMatch(complaint::contains));
    return complaints;
  }

  private static boolean isElsewhere(String message) {
    int at = message.indexOf("\"request\":");
    int url = message.indexOf("\"url\":\"", at);
    String address = message.substring(url + 7, message.indexOf('"', url + 7));
    return !address.startsWith("http://localhost:")
        && !address.startsWith("http://127.0.0.1:")
        && !address.startsWith("data:")
        && !address.startsWith("blob:");
  }

  /** What axe finds that keeps people out: its serious and critical findings, a line each. */
  List<String> barriers() {
    driver.executeScript(axe());
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[0];"
                + "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))))"
                + ".catch(e => done(['axe failed: ' + e]));");
    return ((List<?>) found).stream().map(String::valueOf).collect(Collectors.toList());
  }

  private static String axe() {
    try (var in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what is seen as {@code target/screenshots/NAME.png}. */
  void shoot(String name) {
    try {
      Path file = Path.of("target", "screenshots", name + ".png");
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
