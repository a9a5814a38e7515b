package hookline.ingress.protect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Verification;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signature headers that nobody honest sends. */
@Timeout(20)
class SourceVerifierTest {
  private static final String SECRET = "a-secret-of-the-sender";
  private static final byte[] BODY = "{}".getBytes(UTF_8);
  private static final String FORGED = "sha256=" + "0".repeat(64);

  @ParameterizedTest
  @ValueSource(strings = {"github", "slack", "standard", "stripe", "gitlab"})
  void aHeaderThatIsEndless_isMalformed(String scheme) {
    String endless = "a" + "\f".repeat(500_000) + "b";
    assertThat(unverified(scheme, endless))
        .isNotNull()
        .satisfies(why -> assertThat(why.kind()).isEqualTo(Unverified.Kind.MALFORMED))
        .satisfies(why -> assertThat(why.message()).contains("is longer than 4096 bytes"));
  }

  @Test
  void severalSignatures_areEachLookedAt_upToTwenty() throws Exception {
    assertThat(unverified("github", FORGED + " \t, \f" + signature() + ",")).isNull();
    assertThat(unverified("github", (FORGED + ",").repeat(19) + signature())).isNull();
    assertThat(unverified("github", (FORGED + ",").repeat(20) + signature()))
        .isNotNull()
        .satisfies(why -> assertThat(why.kind()).isEqualTo(Unverified.Kind.WRONG));
    assertThat(unverified("github", ",".repeat(4_000)))
        .isNotNull()
        .satisfies(why -> assertThat(why.kind()).isEqualTo(Unverified.Kind.MALFORMED));
  }

  private static @Nullable Unverified unverified(String scheme, String everyHeader) {
    return SourceVerifier.verify(
        new Verification(scheme, List.of(SECRET), 300, "", "", "", "", "", "", ""),
        name -> List.of(everyHeader),
        BODY,
        0);
  }

  private static String signature() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(BODY));
  }
}
