package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hookline.payload.model.Ids;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code examples/} send to a whole Hookline, and the rows are there. */
class ScriptsTest {
  private static final StandaloneFixture HOOKLINE = StandaloneFixture.SHARED;
  private static final Path EXAMPLES = Path.of("../examples");
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh send.sh", "python3 send.py", "node send.mjs", "java Send.java"})
  void script_sendsItsArgument(String script) throws Exception {
    String text = Ids.of(UUID.randomUUID()) + " says \"it's\" a $HOME\\path";

    assertThat(run(script, "", HOOKLINE.hookUrl(), text)).isEmpty();

    assertThat(posted(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh send.sh", "python3 send.py", "node send.mjs", "java Send.java"})
  void script_sendsWhatItReads(String script) throws Exception {
    String text = Ids.of(UUID.randomUUID()) + "\n\n\t\"a\\b\" ✓ größer 😀";

    assertThat(run(script, text + "\n", HOOKLINE.hookUrl())).isEmpty();

    assertThat(posted(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh send.sh", "python3 send.py", "node send.mjs", "java Send.java"})
  void script_thatIsRefused_saysWhy(String script) throws Exception {
    Process process = start(script, "", HOOKLINE.hookUrl(), "");
    assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isNotZero();
    assertThat(said()).contains("400", "web.incoming_webhook.text.app_error");
  }

  @Test
  void gitlab_postsWhatHappened() throws Exception {
    String url = startGitlab();

    assertThat(send(url, "push.json")).isEqualTo("200 posted");
    assertThat(send(url, "merge-request.json")).isEqualTo("200 posted");
    assertThat(send(url, "pipeline.json")).isEqualTo("200 posted");

    assertThat(
            posted(
                """
                Ann Lee pushed to [fix\\_totals](https://gitlab.example.com/shop/api/-/tree/fix_totals) of [shop/api](https://gitlab.example.com/shop/api)
                - [c5feabde](https://gitlab.example.com/shop/api/-/commit/c5feabde2d8cd023215af4d2ceeb7a64839fc428) Totals of \\*empty\\* carts are 0 – Ann Lee
                - [da156088](https://gitlab.example.com/shop/api/-/commit/da1560886d4f094c3e6c9ef40349f7d38b5d27d7) Use total\\_of\\_cart – Bob
                - and 2 more"""))
        .hasSize(1);
    assertThat(
            posted(
                "Ann Lee opened [!12 Totals of \\[empty\\] carts]"
                    + "(https://gitlab.example.com/shop/api/-/merge_requests/12)"
                    + " (fix\\_totals → main)"))
        .hasSize(1);
    assertThat(
            await()
                .atMost(SOON)
                .until(
                    () ->
                        HOOKLINE.rows(
                            "SELECT type, props->'attachments'->0->>'color' AS color,"
                                + " props->'attachments'->0->'fields'->2->>'value' AS jobs"
                                + " FROM posts WHERE props->'attachments'->0->>'title' ="
                                + " 'Pipeline #31 of shop/api: failed'"),
                    rows -> !rows.isEmpty()))
        .containsExactly(
            Map.of("type", "slack_attachment", "color", "danger", "jobs", "rspec 1/2, rubocop"));
  }

  @Test
  void gitlab_tellsWhatItCannotPost() throws Exception {
    String url = startGitlab();

    assertThat(send(url, "{\"object_kind\": \"wiki_page\"}".getBytes(UTF_8)))
        .isEqualTo("200 nothing to post");
    assertThat(send(url, "{\"object_kind\": \"push\"}".getBytes(UTF_8)))
        .isEqualTo("400 not one of GitLab's events: KeyError('ref')");
    assertThat(send(url, "no JSON".getBytes(UTF_8))).startsWith("400 ");
  }

  /** Starts the translator on a free port; its address. */
  private String startGitlab() throws IOException {
    Process process = start("python3 gitlab/gitlab.py", "", HOOKLINE.hookUrl(), "0");
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = out.readLine();
    assertThat(line).as(said()).startsWith("listening on port ");
    return "http://127.0.0.1:" + line.substring("listening on port ".length()) + "/";
  }

  private static String send(String url, String event) throws Exception {
    return send(url, Files.readAllBytes(EXAMPLES.resolve("gitlab").resolve(event)));
  }

  private static String send(String url, byte[] event) throws Exception {
    HttpResponse<String> answer =
        HOOKLINE.post(url, event, "Content-Type", "application/json", "X-Gitlab-Event", "Hook");
    return answer.statusCode() + " " + answer.body();
  }

  /** Runs it to its end, which must be a good one; what it says to its errors. */
  private String run(String script, String in, String... arguments) throws Exception {
    Process process = start(script, in, arguments);
    assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said()).isZero();
    return said().replace("ok", "");
  }

  private Process start(String script, String in, String... arguments) throws IOException {
    String interpreter = script.substring(0, script.indexOf(' '));
    assumeTrue(isInstalled(interpreter), interpreter + " is not installed");
    assumeTrue(!interpreter.equals("sh") || isInstalled("curl"), "curl is not installed");
    List<String> command = new ArrayList<>();
    command.add(
        interpreter.equals("java")
            ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
            : interpreter);
    command.add(script.substring(script.indexOf(' ') + 1));
    command.addAll(List.of(arguments));
    Path input = Files.writeString(folder.resolve("in"), in);
    Process process =
        new ProcessBuilder(command)
            .directory(EXAMPLES.toFile())
            .redirectInput(input.toFile())
            .redirectError(folder.resolve("said").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private static boolean isInstalled(String program) {
    return program.equals("java")
        || Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static List<Map<String, String>> posted(String message) {
    String quoted = message.replace("'", "''");
    return await()
        .atMost(SOON)
        .until(
            () -> HOOKLINE.rows("SELECT id FROM posts WHERE message = '" + quoted + "'"),
            rows -> !rows.isEmpty());
  }
}
