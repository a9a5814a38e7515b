package hookline.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HookSecretTest {
  private static final String ID = RunningIngress.HOOK_ID;
  private static final String TAIL = "seoksecrethseoksecrethse1";
  private static final HookSecret SECRET = new HookSecret(ID);

  @ParameterizedTest
  @ValueSource(
      strings = {
        ID,
        "https://example.org/hooks/" + ID + "/?x",
        "%68" + TAIL,
        "x%2568" + TAIL,
        "%252568" + TAIL + "y",
        "hh" + TAIL,
        "h" + ID
      })
  void secret_isFoundHoweverItIsEncoded(String text) {
    assertThat(SECRET.isIn(text)).isTrue();
    assertThat(SECRET.isIn(SECRET.removedFrom(text))).isFalse();
    assertThat(SECRET.removedFrom(text)).contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%",
        "%6",
        "%zz" + TAIL,
        "%25%68",
        "hseoksecrethseoksecrethse",
        "nebedyhasthisnebedyhasth11",
        "%69" + TAIL
      })
  void otherText_staysAsItIs(String text) {
    assertThat(SECRET.isIn(text)).isFalse();
    assertThat(SECRET.removedFrom(text)).isSameAs(text);
  }

  @Test
  void everyOccurrence_isRemovedAndTheRestStays() {
    assertThat(SECRET.removedFrom("a=" + ID + "&b=%68" + TAIL + "&c")).isEqualTo("a=***&b=***&c");
  }

  @Test
  void secret_isNotInItsOwnText() {
    assertThat(new HookPath(hookline.payload.model.Dialect.SLACK, SECRET).toString())
        .doesNotContain(ID);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.SECONDS)
  void hostileText_takesLinearTime() {
    assertThat(SECRET.isIn("%25".repeat(500_000))).isFalse();
    assertThat(SECRET.isIn("%" + "25".repeat(500_000))).isFalse();
    assertThat(SECRET.isIn(ID.substring(0, 25).repeat(50_000))).isFalse();
  }
}
