package hookline.payload.text;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.markdown.TextBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackLinkTest {
  private static final String SIGNS =
      "ab1 \t\n\r*_~`<>&;\\[]()!|:#\"\u00a0\u00e9\u2003\u2022\u0000";

  @Test
  void appendPlain_ofAnyTwoSigns_isWhatTheCloserLookWrites() {
    for (int i = 0; i < SIGNS.length(); i++) {
      for (int k = 0; k < SIGNS.length(); k++) {
        String two = "" + SIGNS.charAt(i) + SIGNS.charAt(k);
        for (String scheme : new String[] {"http://", "https://"}) {
          assertSame("<" + scheme + two + ">");
          assertSame("<" + scheme + "h/" + two + "|x>");
          assertSame("<" + scheme + "h|" + two + ">");
          assertSame("<" + scheme + "h|x" + two + "y>");
        }
      }
    }
  }

  /** Where the quick look finds a link, the closer one finds the same. */
  private static void assertSame(String text) {
    int end = SlackLink.plainEnd(text, 0, text.length());
    if (end < 0) {
      return;
    }
    SlackToken token = SlackToken.at(text, 0, text.length());
    assertThat(token).as(text).isNotNull();
    assertThat(token.end()).as(text).isEqualTo(end);
    TokenMeaning meaning = SlackTokenReader.link(token);
    assertThat(meaning).as(text).isInstanceOf(TokenMeaning.Link.class);
    assertThat(plain(text, end))
        .isEqualTo(SlackLink.toMarkdown((TokenMeaning.Link) meaning, true))
        .isEqualTo(SlackLink.toMarkdown((TokenMeaning.Link) meaning, false));
  }

  private static String plain(String text, int end) {
    TextBuffer out = new TextBuffer(0);
    SlackLink.appendPlain(out, text, 0, end);
    return out.toString();
  }

  @Test
  void plainEnd_ofLinksAsTheyAreSent_isBehindThem() {
    String labelled = "<https://a.example/x?y=1&z=2|:green_book: Runbook>";
    assertThat(SlackLink.plainEnd("a " + labelled + " b|c", 2, labelled.length() + 6))
        .isEqualTo(labelled.length() + 2);
    assertThat(plain(labelled, labelled.length()))
        .isEqualTo("[:green_book: Runbook](https://a.example/x?y=1&z=2)");
    String bare = "<http://a.example>";
    assertThat(SlackLink.plainEnd(bare, 0, bare.length())).isEqualTo(bare.length());
    assertThat(plain(bare + "|x>", bare.length())).isEqualTo(bare);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://>", "<https://|x>", "<https://a|>", "<https://a| >", "<https://a|x",
        "<https://a", "<HTTPS://a|x>", "<mailto:a@b.example|x>", "<!here>", "<https://a&amp;b|x>",
        "<"
      })
  void plainEnd_ofAllElse_isNone(String text) {
    assertThat(SlackLink.plainEnd(text, 0, text.length())).isEqualTo(-1);
  }

  @Test
  void plainEnd_looksNoFurtherThanTheLine() {
    assertThat(SlackLink.plainEnd("<https://a|x>", 0, 12)).isEqualTo(-1);
    assertThat(SlackLink.plainEnd("<https://a|x>", 0, 10)).isEqualTo(-1);
  }
}
