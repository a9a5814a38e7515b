package hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.cases.AskedDirectory;
import hookline.payload.cases.PinnedCase;
import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Outcome;
import hookline.payload.model.Request;
import hookline.payload.model.Settings;
import hookline.payload.read.ReadingCase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is pinned is a case that passes: every case of ours is, pinned anew, the same again. */
final class PinnedCaseTest {
  @Test
  void everyCase_pinnedAnew_passes() throws Exception {
    URI folder = PinnedCaseTest.class.getResource("/judge").toURI();
    int pinned = 0;
    for (Path file : PayloadTranslatorTest.files(Path.of(folder))) {
      for (ReadingCase c : ReadingCase.in(file)) {
        if (c.headers().containsKey("props-length") || c.headers().containsKey("revision")) {
          continue; // They are the test's own means.
        }
        Delivery delivery = PayloadTranslatorTest.delivery(c);
        String text =
            pin(delivery, new AskedDirectory(PayloadTranslatorTest.directory(c.headers())));
        List<ReadingCase> read = ReadingCase.in(text);
        assertThat(read).as(text).hasSize(1);
        assertThat(read.get(0).request().body()).as(text).isEqualTo(delivery.request().body());
        PayloadTranslatorTest.check(read.get(0));
        pinned++;
      }
    }
    assertThat(pinned).isGreaterThan(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": \"a\"}\n\n",
        "\n{\"text\":\n=== no case\n>>>\n@rules none\n\"⟨41⟩\"}",
        "{\"text\": \"\r\t\u0000\u007f\u2028>>>\n\u0085=== \u00a0\"}",
        "",
        "{\"text\": \"=== one\\n>>>\\n@rules x\\n\\n  two  \\n\"}",
      })
  void body_whateverItHolds_isReadAgain(String body) {
    pinAndCheck(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void body_thatIsNoText_isReadAgain() {
    pinAndCheck(new byte[] {'{', (byte) 0xFF, '\n', (byte) 0xC3, '}'});
  }

  private static void pinAndCheck(byte[] body) {
    Delivery delivery =
        new Delivery(
            JudgeDirectory.id("de8ivery"),
            "plain",
            1,
            0,
            Dialect.MATTERMOST,
            new LogPosition("payloads", 3, 42),
            new Request("application/json", null, null, body));
    AskedDirectory asked = new AskedDirectory(new JudgeDirectory(Settings.DEFAULTS));
    String text = pin(delivery, asked);
    List<ReadingCase> read = ReadingCase.in(text);
    assertThat(read).as(text).hasSize(1);
    PayloadTranslatorTest.check(read.get(0));
  }

  private static String pin(Delivery delivery, AskedDirectory asked) {
    Outcome outcome =
        new PayloadTranslator(PayloadTranslator.MAX_PROPS_LENGTH).translate(delivery, asked);
    return PinnedCase.of(
        "a case\nof two lines", List.of("what happened", "=== once"), delivery, asked, outcome);
  }
}
