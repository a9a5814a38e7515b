package hookline.payload.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLinkTest {
  @Test
  void urlEnd_ofAnyTwoCharacters_endsBeforeWhatIsWrittenDifferently() {
    for (char a = 0; a <= 0x100; a++) {
      for (char b = 0; b <= 0x100; b++) {
        String url = "https://h/" + a + b + ";x";
        String plain = url.substring(0, PlainLink.urlEnd(url, 0, url.length()));
        assertThat(Markdown.link("x", plain)).isEqualTo("[x](" + plain + ")");
      }
    }
  }

  @Test
  void labelEnd_ofAnyTwoCharacters_endsBeforeWhatIsWrittenDifferently() {
    for (char a = 0; a <= 0x100; a++) {
      for (char b = 0; b <= 0x100; b++) {
        assertPlain("" + a + b);
        assertPlain("x" + a + b + "y");
      }
    }
  }

  private static void assertPlain(String label) {
    int end = PlainLink.labelEnd(label, 0, label.length());
    if (end == label.length()) {
      assertThat(Markdown.link(Markdown.escapeLabel(label), "u")).isEqualTo("[" + label + "](u)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://grafana.example/d/pay01/payments?orgId=1&from=now-1h",
        "https://alerts.example/#/silences/new?filter=%7Bname%3D%22High%22%7D",
        "http://a.example:8080/x_y_z/~me/*;v=1,2"
      })
  void urlEnd_ofUrlsAsTheyAreSent_isTheirEnd(String url) {
    assertThat(PlainLink.urlEnd(url, 0, url.length())).isEqualTo(url.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://h/&amp;", "https://h/&#42;x", "https://h/(", "https://h/\u00e9"})
  void urlEnd_ofOtherUrls_isBeforeTheSign(String url) {
    assertThat(PlainLink.urlEnd(url, 0, url.length())).isEqualTo("https://h/".length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {":spiral_note_pad: runbook", "silence this alert!", "Gr\u00fc\u00dfe: \u2022 | x"})
  void labelEnd_ofLabelsAsTheyAreSent_isTheirEnd(String label) {
    assertThat(PlainLink.labelEnd(label, 0, label.length())).isEqualTo(label.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"_x", "*x", "~x", "`x", "[x", "]x", "&x", "\\x", "<x", ">", "\nx", "_"})
  void labelEnd_ofOtherLabels_isBeforeTheSign(String label) {
    assertThat(PlainLink.labelEnd("a " + label, 0, label.length() + 2)).isEqualTo(2);
  }
}
