package hookline.payload.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlackPiecesTest {
  @Test
  void add_ofMoreThanThereIsRoomFor_keepsAllInOrder() {
    SlackPieces pieces = new SlackPieces();
    for (int i = 0; i < 100; i++) {
      pieces.add(SlackPieces.Kind.LITERAL, 3 * i, 3 * i + 2, "text " + i);
    }
    assertThat(pieces.size()).isEqualTo(100);
    for (int i = 0; i < 100; i++) {
      assertThat(pieces.kind(i)).isEqualTo(SlackPieces.Kind.LITERAL);
      assertThat(pieces.start(i)).isEqualTo(3 * i);
      assertThat(pieces.end(i)).isEqualTo(3 * i + 2);
      assertThat(pieces.text(i)).isEqualTo("text " + i);
    }
  }

  @Test
  void pair_makesAMarkOfALoneOne() {
    SlackPieces pieces = new SlackPieces();
    pieces.add(SlackPieces.Kind.LONE_MARK, 0, 1, "*");
    pieces.add(SlackPieces.Kind.LONE_MARK, 2, 3, "*");
    pieces.pair(1, "**");
    assertThat(pieces.kind(0)).isEqualTo(SlackPieces.Kind.LONE_MARK);
    assertThat(pieces.kind(1)).isEqualTo(SlackPieces.Kind.MARK);
    assertThat(pieces.text(1)).isEqualTo("**");
    assertThat(pieces.start(1)).isEqualTo(2);
  }

  @Test
  void clear_beginsAnew() {
    SlackPieces pieces = new SlackPieces();
    pieces.add(SlackPieces.Kind.CODE, 0, 3, "`");
    pieces.clear();
    assertThat(pieces.size()).isZero();
    pieces.add(SlackPieces.Kind.LINK, 5, 9, "[)");
    assertThat(pieces.size()).isEqualTo(1);
    assertThat(pieces.kind(0)).isEqualTo(SlackPieces.Kind.LINK);
  }

  @Test
  void firstAndLastCharacter_areCodePoints() {
    SlackPieces pieces = new SlackPieces();
    pieces.add(SlackPieces.Kind.LITERAL, 0, 3, "\ud83d\ude00a\ud83d\ude80");
    pieces.add(SlackPieces.Kind.LINK, 3, 9, "[)");
    assertThat(pieces.firstCharacter(0)).isEqualTo(0x1f600);
    assertThat(pieces.lastCharacter(0)).isEqualTo(0x1f680);
    assertThat(pieces.firstCharacter(1)).isEqualTo('[');
    assertThat(pieces.lastCharacter(1)).isEqualTo(')');
  }
}
