package hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RebuildLinesTest {
  private final StringWriter out = new StringWriter();
  private final RebuildLines lines = new RebuildLines(new PrintWriter(out, true), false);

  @Test
  void text_saysHowFar_howFast_andHowLongStill() {
    lines.says("reading the log");
    lines.isAt(1_000, 5_000, "records");
    assertThat(lines.text(3_000, 5_000, "records", 2_000_000_000L))
        .isEqualTo("  60 %, 3,000 of 5,000 records, 1,000/s, 2 s left");
    assertThat(lines.text(1_000, 5_000, "records", 0)).isEqualTo("  20 %, 1,000 of 5,000 records");
    assertThat(lines.text(0, 0, "erasing", 1)).isEqualTo("erasing");
  }

  @Test
  void elsewhereThanOnATerminal_aLineComesNowAndThenOnly() {
    for (int i = 0; i < 1_000; i++) {
      lines.isAt(i, 1_000, "records");
    }
    assertThat(out.toString()).isEmpty();
  }
}
