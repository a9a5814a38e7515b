package hookline.payload.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every case and what Jazzer makes of them in a few seconds, the same in each run: a fixed seed and
 * a fixed number. {@code payload/fuzz} is the long form.
 */
final class FuzzTargetsTest {
  private static final int EXECUTIONS = 500;

  @ParameterizedTest
  @EnumSource
  void fuzz_aFewThousandInputs_findsNothing(FuzzTarget target, @TempDir Path folder)
      throws Exception {
    assumeTrue(
        Set.of("amd64", "x86_64", "aarch64").contains(System.getProperty("os.arch"))
            && !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("bsd"),
        "Jazzer has no library for this machine");

    FuzzRun.Result result =
        new FuzzRun(target, folder).with("-seed=4").with("-runs=" + EXECUTIONS).fuzz();

    assertThat(result.exitCode()).as(result.said()).isZero();
    assertThat(result.executions()).isGreaterThanOrEqualTo(EXECUTIONS);
    assertThat(result.edges()).as("branches of hookline.payload taken").isPositive();
  }
}
