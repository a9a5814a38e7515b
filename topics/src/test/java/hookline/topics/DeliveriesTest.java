package hookline.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final LogPosition POSITION = new LogPosition("hookline.payloads", 3, 99);

  @Test
  void of_aRecordWrittenByHand_hasAnIdFromWhereItLies() {
    byte[] body = "{}".getBytes(UTF_8);
    Delivery delivery = Deliveries.of(POSITION, 1234, "source", body, new RecordHeaders());
    Delivery again = Deliveries.of(POSITION, 1234, "source", body, new RecordHeaders());
    Delivery next =
        Deliveries.of(
            new LogPosition("hookline.payloads", 3, 100),
            1234,
            "source",
            body,
            new RecordHeaders());

    assertThat(Ids.isId(delivery.id())).isTrue();
    assertThat(again.id()).isEqualTo(delivery.id());
    assertThat(next.id()).isNotEqualTo(delivery.id());
    assertThat(delivery.receivedAt()).isEqualTo(1234);
    assertThat(delivery.revision()).isZero();
    assertThat(delivery.surface()).isEqualTo(Dialect.MATTERMOST);
  }

  @Test
  void of_aRecordOfTheIngress_takesItsHeaders() {
    RecordHeaders headers = new RecordHeaders();
    Headers.set(headers, Headers.DELIVERY_ID, "ybndrfg8ejkmcpqxot1uwisza3");
    Headers.set(headers, Headers.RECEIVED_AT, "5");
    Headers.set(headers, Headers.REVISION, "7");
    Headers.set(headers, Headers.DIALECT, "slack");
    Headers.set(headers, Headers.QUERY, "a=b");
    Delivery delivery = Deliveries.of(POSITION, 1234, "source", new byte[0], headers);

    assertThat(delivery.id()).isEqualTo("ybndrfg8ejkmcpqxot1uwisza3");
    assertThat(delivery.receivedAt()).isEqualTo(5);
    assertThat(delivery.revision()).isEqualTo(7);
    assertThat(delivery.surface()).isEqualTo(Dialect.SLACK);
    assertThat(delivery.request().query()).isEqualTo("a=b");
    assertThat(delivery.request().contentType()).isNull();
  }

  @Test
  void of_aReplaysCopy_liesWhereThePayloadWasFirstWritten() {
    RecordHeaders headers = new RecordHeaders();
    Headers.set(headers, Headers.PAYLOAD_TOPIC, "hookline.payloads");
    Headers.set(headers, Headers.PAYLOAD_PARTITION, "3");
    Headers.set(headers, Headers.PAYLOAD_OFFSET, "99");
    LogPosition copy = new LogPosition("hookline.replay-payloads", 0, 5);
    Delivery replayed = Deliveries.of(copy, 2, "source", new byte[0], headers);
    Delivery first = Deliveries.of(POSITION, 1, "source", new byte[0], new RecordHeaders());

    assertThat(replayed.position()).isEqualTo(POSITION);
    assertThat(replayed.id()).isEqualTo(first.id());
  }

  @Test
  void of_headersThatAreRubbish_isReadAllTheSame() {
    RecordHeaders headers = new RecordHeaders();
    Headers.set(headers, Headers.DELIVERY_ID, "not an id");
    Headers.set(headers, Headers.RECEIVED_AT, "yesterday");
    Delivery delivery = Deliveries.of(POSITION, 1234, null, null, headers);

    assertThat(Ids.isId(delivery.id())).isTrue();
    assertThat(delivery.receivedAt()).isEqualTo(1234);
    assertThat(delivery.sourceId()).isEmpty();
    assertThat(delivery.request().body()).isEmpty();
  }
}
