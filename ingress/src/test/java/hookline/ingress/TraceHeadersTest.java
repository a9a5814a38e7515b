package hookline.ingress;

import static hookline.ingress.RunningIngress.TEXT;
import static hookline.ingress.RunningIngress.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.topics.Headers;
import java.net.http.HttpResponse;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a payload's record keeps of the trace its request is part of. */
class TraceHeadersTest {
  private static final String HOOK = "/hooks/" + RunningIngress.HOOK_ID;
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static RunningIngress ingress;

  @BeforeAll
  static void start() {
    ingress = new RunningIngress("trace-headers-test");
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @Test
  void record_hasParentAndState() {
    ConsumerRecord<byte[], byte[]> record =
        sent("traceparent", PARENT, "tracestate", "a=1", "TraceState", "b=2");
    assertThat(text(record, Headers.TRACEPARENT)).isEqualTo(PARENT);
    assertThat(text(record, Headers.TRACESTATE)).isEqualTo("a=1,b=2");
    assertThat(text(record, "http.tracestate")).isNull();
  }

  @Test
  void record_ofALaterVersion_hasWhatIsKnownOfIt() {
    assertThat(text(sent("traceparent", "cc" + PARENT.substring(2) + "-new"), Headers.TRACEPARENT))
        .isEqualTo(PARENT);
  }

  @Test
  void brokenParent_isIgnored_andItsStateWithIt() {
    for (String broken : new String[] {"00-1-2-01", PARENT + "x", "x".repeat(5_000)}) {
      ConsumerRecord<byte[], byte[]> record = sent("traceparent", broken, "tracestate", "a=1");
      assertThat(text(record, Headers.TRACEPARENT)).isNull();
      assertThat(text(record, Headers.TRACESTATE)).isNull();
    }
  }

  @Test
  void twoParents_areNone() {
    assertThat(text(sent("traceparent", PARENT, "traceparent", PARENT), Headers.TRACEPARENT))
        .isNull();
  }

  @Test
  void stateOfMoreThan512Characters_keepsItsFirstMembers() {
    String first = "a=" + "x".repeat(254);
    String second = "b=" + "y".repeat(253);
    String kept =
        text(
            sent("traceparent", PARENT, "tracestate", first + "," + second + ",c=1"),
            Headers.TRACESTATE);
    assertThat(kept).isEqualTo(first + "," + second);
    assertThat(
            text(
                sent("traceparent", PARENT, "tracestate", "a=" + "x".repeat(600)),
                Headers.TRACESTATE))
        .isNull();
  }

  private static ConsumerRecord<byte[], byte[]> sent(String... headers) {
    HttpResponse<String> response = ingress.post(HOOK, TEXT, headers);
    assertThat(response.statusCode()).isEqualTo(200);
    return ingress.written.of(delivery(response));
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
    return Headers.text(record.headers(), name);
  }
}
