package hookline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Post;
import hookline.topics.Headers;
import hookline.topics.Receipt;
import hookline.topics.TopicSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the processor tells those who wait for an outcome. */
class ReceiptTest {
  private static final String FIRST = TestDirectory.id("de1");
  private static final String SECOND = TestDirectory.id("de2");
  private static final String HELLO = "{\"text\":\"Hello\"}";

  @TempDir Path stateDir;
  private Line line;

  @BeforeEach
  void open() {
    line = new Line(stateDir, TopicSettings.DEFAULTS, position -> {});
  }

  @AfterEach
  void close() {
    line.close();
  }

  @Test
  void process_aPayloadSomebodyWaitsFor_isToldItsPosts() {
    send(FIRST, "{\"text\":\"a <@U1>\",\"channel\":\"off-topic\"}", Headers.RECEIPT_TO, "2");

    List<Post> posts = line.posts();
    TestRecord<String, byte[]> record = line.receipts().get(0);
    assertThat(record.key()).isEqualTo(FIRST);
    Receipt receipt = hookline.topics.Json.read(record.value(), Receipt.class);
    assertThat(receipt.deliveryId()).isEqualTo(FIRST);
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.postIds()).containsExactly(posts.get(0).id());
    assertThat(receipt.channelId()).isEqualTo(posts.get(0).channelId());
    assertThat(receipt.channelName()).isEqualTo("off-topic");
    assertThat(receipt.warnings()).isEqualTo(posts.get(0).warnings()).isNotEmpty();
    assertThat(receipt.duplicateOf()).isEmpty();
  }

  @Test
  void process_aRefusalSomebodyWaitsFor_isToldWhy() {
    send(FIRST, "{\"text\":\"a\",\"channel\":\"ops\"}", Headers.RECEIPT_TO, "0");

    assertThat(line.receipt())
        .isEqualTo(
            new Receipt(
                FIRST,
                404,
                "",
                "",
                List.of(),
                List.of(),
                "web.incoming_webhook.channel.app_error",
                "unknown_channel",
                "Couldn't find the channel \"ops\".",
                ""));
  }

  @Test
  void process_aRepetitionSomebodyWaitsFor_isToldTheFirstOutcome() {
    send(FIRST, HELLO, Headers.IDEMPOTENCY_KEY, "k");
    assertThat(line.receipts()).as("nobody waited").isEmpty();
    send(SECOND, HELLO, Headers.IDEMPOTENCY_KEY, "k", Headers.RECEIPT_TO, "0");

    Receipt receipt = line.receipt();
    assertThat(receipt.deliveryId()).isEqualTo(SECOND);
    assertThat(receipt.duplicateOf()).isEqualTo(FIRST);
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.postIds()).containsExactly(FIRST);
  }

  @Test
  void process_aKeyOfAnotherBodySomebodyWaitsFor_isToldSo() {
    send(FIRST, HELLO, Headers.IDEMPOTENCY_KEY, "k");
    send(SECOND, "{\"text\":\"b\"}", Headers.IDEMPOTENCY_KEY, "k", Headers.RECEIPT_TO, "0");

    Receipt receipt = line.receipt();
    assertThat(receipt.status()).isEqualTo(422);
    assertThat(receipt.refusal()).isEqualTo("key_reused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1 ", "x", "1234567", "٣"})
  void process_aPlaceThatIsNone_isNobodys(String receiptTo) {
    send(FIRST, HELLO, Headers.RECEIPT_TO, receiptTo);

    assertThat(line.posts()).hasSize(1);
    assertThat(line.receipts()).isEmpty();
  }

  @Test
  void partitioner_goesWhereItIsAskedAndNeverBeyondTheTopic() {
    assertThat(partition("2", 3)).isEqualTo(Optional.of(Set.of(2)));
    assertThat(partition("999999", 3)).isEqualTo(Optional.of(Set.of(0)));
  }

  private static Optional<Set<Integer>> partition(String receiptTo, int partitions) {
    String address =
        ReceiptAddress.of(
            FIRST, new RecordHeader(Headers.RECEIPT_TO, receiptTo.getBytes(Headers.CHARSET)));
    return ReceiptAddress.partitioner().partitions("receipts", address, new byte[0], partitions);
  }

  private void send(String delivery, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = Headers.DELIVERY_ID;
    all[1] = delivery;
    System.arraycopy(headers, 0, all, 2, headers.length);
    line.send(body, all);
  }
}
