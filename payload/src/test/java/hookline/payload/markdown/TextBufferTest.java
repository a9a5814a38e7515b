package hookline.payload.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextBufferTest {
  @Test
  void append_withoutRoom_grows() {
    TextBuffer out = new TextBuffer(0);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      out.append("**").append('x').append("a bullet \u2022").append("[part]", 1, 5);
      expected.append("**xa bullet \u2022part");
    }
    assertThat(out.toString()).isEqualTo(expected.toString());
    assertThat(out.length()).isEqualTo(expected.length());
  }

  @Test
  void append_ofNothing_changesNothing() {
    TextBuffer out = new TextBuffer(0).append("").append("abc", 1, 1);
    assertThat(out.isEmpty()).isTrue();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void append_ofAMarkAtTheEndOfTheRoom_isWhole() {
    assertThat(new TextBuffer(3).append("ab").append("cd").toString()).isEqualTo("abcd");
  }

  @Test
  void setLength_cutsAndGoesOn() {
    TextBuffer out = new TextBuffer(8).append("abcdef");
    out.setLength(2);
    assertThat(out.append('x').toString()).isEqualTo("abx");
  }

  @Test
  void deleteCharAt_movesTheRest() {
    TextBuffer out = new TextBuffer(4).append("abcd");
    out.deleteCharAt(1);
    assertThat(out.toString()).isEqualTo("acd");
    out.deleteCharAt(2);
    assertThat(out.append("!").toString()).isEqualTo("ac!");
  }

  @Test
  void isBlankFrom_looksNoFurtherThanTheText() {
    TextBuffer out = new TextBuffer(8).append("a \tb");
    assertThat(out.isBlankFrom(1)).isFalse();
    out.setLength(3);
    assertThat(out.isBlankFrom(0)).isFalse();
    assertThat(out.isBlankFrom(1)).isTrue();
    assertThat(out.isBlankFrom(3)).isTrue();
  }

  @Test
  void last_isACodePointOrWhatIsOutside() {
    TextBuffer out = new TextBuffer(8).append("a\ud83d\ude00");
    assertThat(out.last(0, -1)).isEqualTo(0x1f600);
    assertThat(out.last(3, -1)).isEqualTo(-1);
  }
}
