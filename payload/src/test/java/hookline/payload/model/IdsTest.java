package hookline.payload.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  // As Go writes them: base32.NewEncoding("ybndrfg8ejkmcpqxot1uwisza345h769") without padding.
  @ParameterizedTest
  @CsvSource({
    "00000000-0000-0000-0000-000000000000, yyyyyyyyyyyyyyyyyyyyyyyyyy",
    "ffffffff-ffff-ffff-ffff-ffffffffffff, 9999999999999999999999999h",
    "00000000-0000-0000-0000-000000000001, yyyyyyyyyyyyyyyyyyyyyyyyyr",
    "80000000-0000-0000-0000-000000000000, oyyyyyyyyyyyyyyyyyyyyyyyyy",
    "01234567-89ab-cdef-0123-456789abcdef, yrtwk3hjixg66yjdeiuauk6p7h",
  })
  void of_aKnownUuid_isAsMattermostWritesIt(UUID uuid, String id) {
    assertThat(Ids.of(uuid)).isEqualTo(id);
  }

  @Test
  void of_anyUuid_isItsBitsInBase32() {
    Random random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      // Java's own base 32, two bits longer, in another alphabet.
      String digits =
          new BigInteger(uuid.toString().replace("-", ""), 16).shiftLeft(2).toString(32);
      StringBuilder expected = new StringBuilder();
      for (char digit : ("0".repeat(Ids.LENGTH - digits.length()) + digits).toCharArray()) {
        expected.append(Ids.ALPHABET.charAt(Character.digit(digit, 32)));
      }
      assertThat(Ids.of(uuid)).isEqualTo(expected.toString()).matches(Ids::isId);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ybndrfg8ejkmcpqxot1uwisza",
        "ybndrfg8ejkmcpqxot1uwisza34",
        "Ybndrfg8ejkmcpqxot1uwisza3",
        "0bndrfg8ejkmcpqxot1uwisza3",
        "lbndrfg8ejkmcpqxot1uwisza3",
        "ybndrfg8ejkmcpqxot1uwisza ",
        "ybndrfg8ejkmcpqxot1uwiszaé",
        "ybndrfg8ejkmcpqxot1uwisz\ud83d\ude00",
      })
  void isId_ofAnythingElse_isFalse(String text) {
    assertThat(Ids.isId(text)).isFalse();
  }

  @Test
  void isId_takesEveryCharacterOfTheAlphabetInEveryPlace() {
    for (char c : Ids.ALPHABET.toCharArray()) {
      assertThat(Ids.isId(String.valueOf(c).repeat(Ids.LENGTH))).isTrue();
    }
  }

  @Test
  void post_ofTheFirstPart_isTheDelivery() {
    assertThat(Ids.post("de1ivery", 0)).isEqualTo("de1ivery");
  }

  @Test
  void derivedIds_areAllDistinct() {
    Set<String> ids = new HashSet<>();
    int made = 0;
    for (int i = 0; i < 100; i++) {
      String delivery = Ids.of(new UUID(0, i));
      for (int part = 0; part < 120; part++) {
        ids.add(Ids.post(delivery, part));
        made++;
      }
      for (int partition = 0; partition < 12; partition++) {
        // 1 then 12, and 11 then 2, must not run together.
        ids.add(Ids.delivery(new LogPosition("payloads", partition, i)));
        ids.add(Ids.delivery(new LogPosition("payloads1", partition, i)));
        made += 2;
      }
      ids.add(Ids.directChannel(Ids.directChannelName(delivery, Ids.of(new UUID(1, i)))));
      made++;
    }
    assertThat(ids).hasSize(made).allMatch(Ids::isId);
  }

  @Test
  void derivedIds_stayAsTheyAreForEver() {
    // Stored posts have these ids: a change of theirs would make every replay a second post.
    assertThat(Ids.post("yyyyyyyyyyyyyyyyyyyyyyyyyy", 1)).isEqualTo("nq4bf6hae1315sjd5ndm7xga9r");
    assertThat(Ids.delivery(new LogPosition("hookline.payloads", 3, 42)))
        .isEqualTo("cdpyoh3f7ugyhdr45prtkm7brc");
    assertThat(Ids.directChannel("a__b")).isEqualTo("nsc4jfdynei9akne69gs7oq48c");
  }

  @Test
  void directChannelName_isTheSameInEitherOrder() {
    assertThat(Ids.directChannelName("b", "a")).isEqualTo("a__b");
    assertThat(Ids.directChannelName("a", "b")).isEqualTo("a__b");
    assertThat(Ids.directChannelName("a", "a")).isEqualTo("a__a");
    assertThat(Channel.direct("b", "a", 5)).isEqualTo(Channel.direct("a", "b", 5));
  }
}
