package hookline.cli;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a checkout of its own, whose build and whose Java are scripts. */
class LauncherTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path checkout;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void copyLauncher() throws IOException {
    Files.copy(Path.of("../hookline"), checkout.resolve("hookline"));
    Files.createDirectories(checkout.resolve("cli/src/main"));
    Files.writeString(checkout.resolve("pom.xml"), "");
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash"})
  void aBuildThatFails_isTold_andEndsTheLauncher(String shell) throws Exception {
    script("mvnw", "echo '[ERROR] no such thing'; exit 1");
    Process launcher = launch(shell, "--version");
    assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(1);
    assertThat(said())
        .contains("[ERROR] no such thing")
        .contains("hookline: the build failed; all it said is in ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash"})
  void aLauncherThatIsStopped_stopsItsBuild(String shell) throws Exception {
    script("mvnw", "echo $$ >pid.draft; mv pid.draft pid; exec sleep 120");
    Process launcher = launch(shell, "--version");
    Path pid = checkout.resolve("pid");
    await().atMost(PATIENCE).until(() -> Files.exists(pid));
    ProcessHandle build =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    launcher.destroy();
    assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    boolean outlived = build.isAlive();
    build.destroyForcibly();
    assertThat(outlived).isFalse();
    assertThat(launcher.exitValue()).isEqualTo(143);
  }

  @Test
  void theSmallHeap_isStandalonesAlone() throws Exception {
    script("mvnw", "mkdir -p cli/target/dist");
    Path java = Files.createDirectories(checkout.resolve("jdk/bin")).resolve("java");
    script("jdk/bin/java", "[ \"$1\" != -version ] || echo 'openjdk version \"17.0.1\"'; echo $*");
    script("jdk/bin/javac", "");
    for (String role : List.of("standalone", "ingress", "processor", "sink")) {
      Process launcher = launch("sh", java.getParent().getParent(), role);
      assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(said()).contains("hookline.cli.Main " + role);
      assertThat(said().contains("-Xmx")).as(role).isEqualTo(role.equals("standalone"));
    }
  }

  @Test
  void theBenchmarks_areBuiltAndRunFromACheckout() throws Exception {
    Files.createDirectories(checkout.resolve("bench/src/main"));
    script("mvnw", "echo $* >built-with; mkdir -p bench/target/dist");
    Path java = Files.createDirectories(checkout.resolve("jdk/bin")).resolve("java");
    script("jdk/bin/java", "[ \"$1\" != -version ] || echo 'openjdk version \"17.0.1\"'; echo $*");
    script("jdk/bin/javac", "");
    Process launcher = launch("sh", java.getParent().getParent(), "bench");
    assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(said()).contains("hookline.bench.Main").doesNotContain("hookline.cli.Main");
    assertThat(Files.readString(checkout.resolve("built-with"))).contains("-pl bench -am package");
  }

  @Test
  void theBenchmarks_areNotShipped() throws Exception {
    Process launcher = launch("sh", "bench");
    assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(1);
    assertThat(said()).contains("bench needs a checkout");
  }

  private Process launch(String shell, String argument) throws IOException {
    return launch(shell, Path.of(System.getProperty("java.home")), argument);
  }

  private Process launch(String shell, Path javaHome, String argument) throws IOException {
    assumeTrue(isInstalled(shell), shell + " is not installed");
    ProcessBuilder builder =
        new ProcessBuilder(shell, checkout.resolve("hookline").toString(), argument)
            .redirectErrorStream(true)
            .redirectOutput(checkout.resolve("said").toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().remove("HOOKLINE_JAVA_OPTS");
    Process launcher = builder.start();
    processes.add(launcher);
    return launcher;
  }

  private String said() throws IOException {
    return Files.readString(checkout.resolve("said"));
  }

  private void script(String name, String commands) throws IOException {
    Path file = Files.writeString(checkout.resolve(name), "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
  }

  private static boolean isInstalled(String shell) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
  }
}
