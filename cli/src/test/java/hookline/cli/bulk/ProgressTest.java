package hookline.cli.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final PrintWriter nowhere = new PrintWriter(Writer.nullWriter());

  @Test
  void text_onATerminal_isABar() {
    assertThat(new Progress(nowhere, true, 400).text(100, 12_345))
        .isEqualTo("[##########                              ] 25 %, 12,345 lines");
  }

  @Test
  void text_ofAFileThatHasGrown_staysWithinTheBar() {
    assertThat(new Progress(nowhere, false, 400).text(500, 2)).isEqualTo("100 %, 2 lines");
  }

  @Test
  void text_ofAPipe_isTheLinesAlone() {
    assertThat(new Progress(nowhere, true, 0).text(100, 1_000)).isEqualTo("1,000 lines");
  }
}
