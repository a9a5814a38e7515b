package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Reason;
import hookline.topics.DirectoryTopic;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class RecordReaderTest {
  private static final Topics TOPICS = new Topics(TopicSettings.DEFAULTS);

  private final RecordReader reader = new RecordReader(TOPICS);

  @Test
  void rejection_withoutHeaders_isDerivedFromWhereItLies() throws Exception {
    List<Row> rows = reader.read(record(TOPICS.rejections(), "source", "{}"));

    LogPosition here = new LogPosition(TOPICS.rejections(), 4, 17);
    assertThat(rows)
        .containsExactly(
            new Row.RejectionRow(
                new Rejection(Ids.delivery(here), "source", -1, 0, "", "", "", 0, false, here)));
  }

  @Test
  void rejection_thatWithdraws_isATombstoneToo() throws Exception {
    ConsumerRecord<byte[], byte[]> record = record(TOPICS.replayRejections(), "source", "{}");
    Headers.set(record.headers(), Headers.DELIVERY_ID, TestRows.id(1));
    Headers.set(record.headers(), Headers.WITHDRAW, "true");
    Headers.set(record.headers(), Headers.RECEIVED_AT, "99");

    assertThat(reader.read(record))
        .hasSize(2)
        .last()
        .satisfies(
            row -> {
              assertThat(((Row.PostRow) row).post().deleteAt()).isEqualTo(99);
              assertThat(((Row.PostRow) row).post().parts()).isZero();
            });
  }

  @Test
  void trace_isThatOfTheRequest_notOfItsReplay() throws Exception {
    String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    ConsumerRecord<byte[], byte[]> post =
        record(
            TOPICS.posts(),
            "channel",
            new String(
                Json.write(TestRows.post(TestRows.id(1), "c", "m")), StandardCharsets.UTF_8));
    assertThat(((Row.PostRow) reader.read(post).get(0)).traceId()).isNull();
    Headers.set(post.headers(), Headers.TRACEPARENT, "no trace context");
    assertThat(((Row.PostRow) reader.read(post).get(0)).traceId()).isNull();
    Headers.set(post.headers(), Headers.TRACEPARENT, traceparent);
    assertThat(((Row.PostRow) reader.read(post).get(0)).traceId())
        .isEqualTo("0af7651916cd43dd8448eb211c80319c");
    Headers.set(post.headers(), Headers.TRACEPARENT, traceparent.replace("0af", "fff"));
    Headers.set(post.headers(), Headers.REPLAYED_TRACEPARENT, traceparent);
    assertThat(((Row.PostRow) reader.read(post).get(0)).traceId())
        .isEqualTo("0af7651916cd43dd8448eb211c80319c");

    ConsumerRecord<byte[], byte[]> rejection = record(TOPICS.rejections(), "source", "{}");
    Headers.set(rejection.headers(), Headers.TRACEPARENT, traceparent);
    assertThat(((Row.RejectionRow) reader.read(rejection).get(0)).rejection().traceId())
        .isEqualTo("0af7651916cd43dd8448eb211c80319c");
  }

  @Test
  void post_ofAnotherShape_becomesARejectionOfItsDelivery() {
    String json =
        "{\"delivery_id\":\"%s\",\"source_id\":\"s\",\"part\":[]}".formatted(TestRows.id(1));

    assertThatThrownBy(() -> reader.read(record(TOPICS.posts(), "channel", json)))
        .isInstanceOfSatisfying(
            UnreadableRecordException.class,
            e -> {
              assertThat(e.where()).isEqualTo("hookline.posts-4@17");
              assertThat(e.rejection().deliveryId()).isEqualTo(TestRows.id(1));
              assertThat(e.rejection().reason()).isEqualTo(Reason.STORE_REFUSED.id());
            });
  }

  @Test
  void post_withAnIdThatIsNotItsDeliverys_isRejected() {
    String json =
        new String(Json.write(TestRows.post(TestRows.id(1), "c", "m")), StandardCharsets.UTF_8)
            .replace("\"id\":\"" + TestRows.id(1), "\"id\":\"" + TestRows.id(2));

    assertThatThrownBy(() -> reader.read(record(TOPICS.posts(), "channel", json)))
        .hasMessageContaining("an id that is not its delivery's");
  }

  @Test
  void post_withAFlawAndANumberJavaHasNot_isRejectedNonetheless() {
    String json =
        "{\"delivery_id\":\"%s\",\"id\":\"other\",\"props\":{\"a\":1e99999999999}}"
            .formatted(TestRows.id(1));
    ConsumerRecord<byte[], byte[]> record = record(TOPICS.posts(), "channel", json);
    Headers.set(record.headers(), Headers.DELIVERY_ID, TestRows.id(1));

    assertThatThrownBy(() -> reader.read(record))
        .isInstanceOfSatisfying(
            UnreadableRecordException.class,
            e -> assertThat(e.rejection().deliveryId()).isEqualTo(TestRows.id(1)));
  }

  @Test
  void hook_thatIsNoJson_isToldWithoutItsContent() {
    assertThatThrownBy(
            () ->
                reader.read(
                    record(
                        TOPICS.directory(DirectoryTopic.HOOKS), "source", "{\"id\":thesecretid")))
        .hasMessage("is not the JSON of a hook, at byte 6");
  }

  private static ConsumerRecord<byte[], byte[]> record(String topic, String key, String value) {
    return new ConsumerRecord<>(
        topic, 4, 17, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
  }
}
