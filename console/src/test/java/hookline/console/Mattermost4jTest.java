package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What mattermost4j makes of the API, which was written for another server and stays as it is. It
 * runs on the Jackson it was built with, in a class loader of its own; see {@link
 * Mattermost4jCalls}.
 */
class Mattermost4jTest {
  private static final Path ITS_JACKSON = Path.of("target/mattermost4j-jackson");

  private static RunningConsole console;
  private static final List<String> POSTS = List.of(RunningConsole.newId(), RunningConsole.newId());

  @BeforeAll
  static void start() {
    console = new RunningConsole();
    for (String id : POSTS) {
      long createAt = 1_792_777_000_000L + POSTS.indexOf(id);
      console.write(List.of(TestPosts.post(id, console.open.id(), createAt, "hello")));
    }
    String posts = "/channels/" + console.open.id() + "/posts";
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(console.asAdmin(200, "GET", posts, "").path("order"))
                    .hasSize(POSTS.size()));
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hooks", "posts", "places", "tokens"})
  @SuppressWarnings("unchecked")
  void client_worksUnchanged(String what) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        ((Consumer<Map<String, String>>)
                loader
                    .loadClass(Mattermost4jCalls.class.getName())
                    .getDeclaredConstructor()
                    .newInstance())
            .accept(given(what));
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static Map<String, String> given(String what) {
    return Map.of(
        "what",
        what,
        "url",
        "http://127.0.0.1:" + console.server.port(),
        "token",
        RunningConsole.token("member"),
        "team",
        console.team.id(),
        "open",
        console.open.id(),
        "secret",
        console.secret.id(),
        "member",
        console.member.id(),
        "other",
        console.other.id(),
        "older",
        POSTS.get(0),
        "newer",
        POSTS.get(1));
  }

  /** Its own Jackson, then everything of this test but another. */
  private static URL[] classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> jars = Files.list(ITS_JACKSON)) {
      for (Path jar : jars.toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    assertThat(urls).isNotEmpty();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      boolean isJackson = Arrays.asList(entry.split("[/\\\\]", -1)).contains("jackson");
      if (!isJackson) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls.toArray(new URL[0]);
  }
}
