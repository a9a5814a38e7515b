package hookline.processor;

import static hookline.processor.Line.bytes;
import static hookline.processor.Line.headers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import hookline.payload.model.Hook;
import hookline.payload.model.Post;
import hookline.payload.model.RetryKey;
import hookline.topics.Duplicate;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.Receipt;
import hookline.topics.TopicSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as sent again by a hook's own choice, and what does not. */
class RetryKeyTest {
  private static final String FIRST = TestDirectory.id("de1");
  private static final String SECOND = TestDirectory.id("de2");
  private static final String HELLO = "{\"text\":\"Hello\"}";
  private static final String OTHER = "{\"text\":\"Other\"}";
  private static final String GITHUB = "http.x-github-delivery";
  private static final String KEY = Headers.IDEMPOTENCY_KEY;

  @TempDir Path stateDir;
  private Line line;

  @BeforeEach
  void open() {
    line = new Line(stateDir, TopicSettings.DEFAULTS, stamp -> {});
    line.directory.retries("header:X-GitHub-Delivery", 0);
  }

  @AfterEach
  void close() {
    line.close();
  }

  // A header of the sender's

  @Test
  void header_sentAgain_hasTheFirstOutcomeAndNoSecondPost() {
    line.send(HELLO, Headers.DELIVERY_ID, FIRST, GITHUB, "72d3");
    line.pass(Duration.ofHours(23));
    line.send(HELLO, Headers.DELIVERY_ID, SECOND, GITHUB, "72d3", Headers.RECEIPT_TO, "0");

    assertThat(line.posts()).extracting(Post::id).containsExactly(FIRST);
    Receipt receipt = line.receipt();
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.deliveryId()).isEqualTo(SECOND);
    assertThat(receipt.duplicateOf()).isEqualTo(FIRST);
    assertThat(receipt.postIds()).containsExactly(FIRST);
    Duplicate duplicate = onlyDuplicate();
    assertThat(duplicate.firstDeliveryId()).isEqualTo(FIRST);
    assertThat(duplicate.retryKey()).isEqualTo(RetryKey.ofHeader("x-github-delivery"));
    assertThat(duplicate.idempotencyKey()).isEqualTo("72d3");
  }

  @Test
  void header_ofAnotherBody_isRejectedAndSaysWhichDeliveryHasIt() {
    line.send(HELLO, Headers.DELIVERY_ID, FIRST, GITHUB, "72d3");
    line.send(OTHER, Headers.DELIVERY_ID, SECOND, GITHUB, "72d3", Headers.RECEIPT_TO, "0");

    assertThat(line.posts()).hasSize(1);
    Receipt receipt = line.receipt();
    assertThat(receipt.status()).isEqualTo(422);
    assertThat(receipt.refusal()).isEqualTo("key_reused");
    assertThat(headers(line.rejection()))
        .contains(
            entry(Headers.STATUS, "422"),
            entry(
                Headers.DETAIL,
                "The x-github-delivery of this delivery was used for another body (delivery "
                    + FIRST
                    + "); each needs its own."));
  }

  @Test
  void header_thatIsMissingOrEmpty_leavesThePayloadAsUsual() {
    line.send(HELLO);
    line.send(HELLO);
    line.send(HELLO, GITHUB, "");
    line.send(HELLO, "http.x-other", "72d3");
    RecordHeaders byHand = new RecordHeaders();
    byHand.add(GITHUB, null);
    line.send("source", bytes(HELLO), byHand);

    assertThat(line.posts()).hasSize(5);
    assertThat(line.remembered()).isZero();
  }

  @Test
  void header_ofAHookThatChoseNone_tellsNothing() {
    line.sendTo("other", bytes(HELLO), GITHUB, "72d3");
    line.sendTo("other", bytes(HELLO), GITHUB, "72d3");
    assertThat(line.posts()).hasSize(2);
    assertThat(line.remembered()).isZero();
  }

  @Test
  void header_ofTwoHooks_isEachHooksOwn() {
    Hook other = line.directory.hooks.get("other");
    line.directory.hooks.put("other", TestHooks.withRetries(other, "header:x-github-delivery", 0));
    line.send(HELLO, GITHUB, "72d3");
    line.sendTo("other", bytes(HELLO), GITHUB, "72d3");
    assertThat(line.posts()).hasSize(2);
  }

  @Test
  void header_sentSeveralTimes_countsByItsFirstValue() {
    line.send(HELLO, GITHUB, "sender", GITHUB, "proxy 1");
    line.send(HELLO, GITHUB, "sender", GITHUB, "proxy 2");
    assertThat(line.posts()).hasSize(1);
    assertThat(line.duplicates()).hasSize(1);
  }

  @Test
  void header_tooLongToBeRemembered_countsByItsHash() {
    String longest = "x".repeat(DeliveryKey.LONGEST);
    line.send(HELLO, GITHUB, longest + "1");
    line.send(HELLO, GITHUB, longest + "1");
    assertThat(line.posts()).hasSize(1);
    String hash = onlyDuplicate().idempotencyKey();
    assertThat(hash).hasSize(64);

    line.send(HELLO, GITHUB, longest + "2");
    line.send(HELLO, GITHUB, hash);
    assertThat(line.posts()).as("its hash is another value").hasSize(2);
    line.send(HELLO, GITHUB, longest);
    line.send(HELLO, GITHUB, longest);
    assertThat(line.posts()).hasSize(1);
    assertThat(onlyDuplicate().idempotencyKey()).isEqualTo(longest);
  }

  @Test
  void header_thatIsNoText_countsByItsBytes() {
    for (byte last : new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFE}) {
      RecordHeaders headers = new RecordHeaders();
      headers.add(GITHUB, new byte[] {'k', last});
      line.send("source", bytes(HELLO), headers);
    }
    assertThat(line.posts()).as("as text both are the same").hasSize(2);
    assertThat(line.duplicates()).hasSize(1);
  }

  @Test
  void header_whosePayloadWasRefused_isFreeForTheNext() {
    line.send("{\"text\":\"x\",\"channel\":\"nowhere\"}", GITHUB, "72d3");
    line.send(HELLO, GITHUB, "72d3");
    assertThat(line.rejections()).hasSize(1);
    assertThat(line.posts()).hasSize(1);
  }

  // Beside an Idempotency-Key

  @Test
  void idempotencyKey_standsAboveTheChoice() {
    line.send(HELLO, KEY, "a", GITHUB, "72d3");
    line.send(HELLO, KEY, "b", GITHUB, "72d3");
    assertThat(line.posts()).hasSize(2);
    line.send(HELLO, KEY, "a", GITHUB, "other");
    assertThat(line.posts()).isEmpty();
    assertThat(onlyDuplicate().retryKey()).isEqualTo(Duplicate.OF_THE_REQUEST);
    line.send(HELLO, KEY, "", GITHUB, "72d3");
    assertThat(line.posts()).as("of the header nothing was remembered").hasSize(1);
  }

  @Test
  void sameKey_fromAnotherPlace_isAnotherKey() {
    line.send(HELLO, KEY, "abc");
    line.send(HELLO, GITHUB, "abc");
    line.directory.retries("header:svix-id", 0);
    line.send(HELLO, "http.svix-id", "abc");
    // What the memory writes before a header's value, as an Idempotency-Key.
    line.send(HELLO, KEY, "header:svix-id = abc");
    assertThat(line.posts()).hasSize(4);
    assertThat(line.duplicates()).isEmpty();

    line.send(HELLO, "http.svix-id", "abc");
    line.directory.retries("header:x-github-delivery", 0);
    line.send(HELLO, GITHUB, "abc");
    line.send(HELLO, KEY, "abc");
    assertThat(line.duplicates()).hasSize(3);
    assertThat(line.posts()).isEmpty();
  }

  // The body

  @Test
  void body_sentAgainWithinItsWindow_countsOnce() {
    line.directory.retries("body", 60);
    line.send(HELLO, Headers.DELIVERY_ID, FIRST);
    line.send(OTHER);
    line.pass(Duration.ofSeconds(60).minusMillis(1));
    line.send(HELLO, Headers.RECEIPT_TO, "0");
    line.send(HELLO, Headers.QUERY, "a=b");

    assertThat(line.messages()).containsExactly("Hello", "Other", "Hello");
    assertThat(line.receipt().duplicateOf()).isEqualTo(FIRST);
    Duplicate duplicate = onlyDuplicate();
    assertThat(duplicate.retryKey()).isEqualTo(RetryKey.BODY);
    assertThat(duplicate.idempotencyKey()).hasSize(64);
    assertThat(line.rejections()).as("a body cannot be another's").isEmpty();
  }

  @Test
  void body_afterItsWindow_isANewDelivery() {
    line.directory.retries("body", 60);
    line.send(HELLO);
    line.pass(Duration.ofSeconds(60));
    line.send(HELLO, Headers.DELIVERY_ID, SECOND);
    line.pass(Duration.ofSeconds(59));
    line.send(HELLO);
    assertThat(line.posts()).hasSize(2);
    assertThat(onlyDuplicate().firstDeliveryId()).isEqualTo(SECOND);
  }

  // How long

  @Test
  void header_afterTheHooksWindow_isFreeForAnotherBody() {
    line.directory.retries("header:x-github-delivery", 60);
    line.send(HELLO, GITHUB, "72d3");
    line.pass(Duration.ofSeconds(60).minusMillis(1));
    line.send(HELLO, GITHUB, "72d3");
    assertThat(line.posts()).hasSize(1);
    assertThat(line.duplicates()).hasSize(1);
    line.pass(Duration.ofMillis(1));
    line.send(OTHER, GITHUB, "72d3");
    line.send(OTHER, GITHUB, "72d3");
    assertThat(line.messages()).containsExactly("Other");
    assertThat(line.duplicates()).hasSize(1);
    assertThat(line.rejections()).isEmpty();
  }

  @Test
  void idempotencyKey_isRememberedForItsOwnTime_whateverTheHooksWindow() {
    line.directory.retries("header:x-github-delivery", 60);
    line.send(HELLO, KEY, "a");
    line.pass(Duration.ofHours(1));
    line.send(HELLO, KEY, "a");
    assertThat(line.posts()).hasSize(1);
  }

  @Test
  void window_longerThanTheMemory_isTheMemorys() {
    line.directory.retries("header:x-github-delivery", 30 * 24 * 3600);
    line.send(HELLO, GITHUB, "72d3");
    line.pass(Line.WINDOW);
    line.send(HELLO, GITHUB, "72d3");
    assertThat(line.posts()).hasSize(2);
  }

  @Test
  void window_madeLonger_findsTheDeliveryThatHadTheKeyLast() {
    line.directory.retries("header:x-github-delivery", 60);
    line.send(HELLO, Headers.DELIVERY_ID, FIRST, GITHUB, "72d3");
    line.pass(Duration.ofSeconds(60));
    line.send(OTHER, Headers.DELIVERY_ID, SECOND, GITHUB, "72d3");
    line.directory.retries("header:x-github-delivery", 0);
    line.send(OTHER, GITHUB, "72d3");
    assertThat(onlyDuplicate().firstDeliveryId()).isEqualTo(SECOND);
  }

  @Test
  void header_sentAgainUnderASlowerClock_isADuplicateAllTheSame() {
    line.directory.retries("header:x-github-delivery", 60);
    line.send(HELLO, GITHUB, "72d3");
    line.pass(Duration.ofSeconds(-2));
    line.send(HELLO, GITHUB, "72d3");
    assertThat(line.posts()).hasSize(1);
  }

  private Duplicate onlyDuplicate() {
    List<TestRecord<String, byte[]>> duplicates = line.duplicates();
    assertThat(duplicates).hasSize(1);
    return Json.read(duplicates.get(0).value(), Duplicate.class);
  }
}
