package hookline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the rules of W3C Trace Context, section 3.2, and the cases of its own test suite. */
class TraceContextTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @ParameterizedTest
  @CsvSource({
    "00-" + TRACE + "-" + SPAN + "-01, 01",
    "00-" + TRACE + "-" + SPAN + "-00, 00",
    "00-" + TRACE + "-" + SPAN + "-ff, ff",
    "cc-" + TRACE + "-" + SPAN + "-01, 01",
    "cc-" + TRACE + "-" + SPAN + "-ff, 03",
    "cc-" + TRACE + "-" + SPAN + "-01-what-the-future-will-be-like, 01",
    "01-" + TRACE + "-" + SPAN + "-01-, 01",
  })
  void parse_aContext_isItsIdsAndFlags(String text, String flags) {
    TraceContext context = TraceContext.parse(text);
    assertThat(context.traceId()).isEqualTo(TRACE);
    assertThat(context.spanId()).isEqualTo(SPAN);
    assertThat(context.traceparent()).isEqualTo("00-" + TRACE + "-" + SPAN + "-" + flags);
    assertThat(context.isSampled()).isEqualTo(!flags.equals("00"));
    assertThat(TraceContext.parse(context.traceparent())).isEqualTo(context);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00",
        "no context at all, but longer than one of them would be with all of it",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01-",
        "00-" + TRACE + "-" + SPAN + "-01.",
        "cc-" + TRACE + "-" + SPAN + "-01.what-the-future-will-not-be-like",
        "00-" + TRACE + "-" + SPAN + "-0",
        "00-" + TRACE + "-" + SPAN + "-1x",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
        "00-0af7651916cd43dd8448eb211c8031.c-" + SPAN + "-01",
        "00-" + TRACE + "-b7ad6b716920333.-01",
        "00-" + TRACE + "-B7AD6B7169203331-01",
        "0x-" + TRACE + "-" + SPAN + "-01",
        "00_" + TRACE + "_" + SPAN + "_01",
        " 00-" + TRACE + "-" + SPAN + "-01"
      })
  void parse_whatIsNone_isNull(String text) {
    assertThat(TraceContext.parse(text)).isNull();
  }

  @Test
  void ofRequest_ofAReplaysRecord_isTheRequestsOwn() {
    RecordHeaders headers = new RecordHeaders();
    assertThat(TraceContext.ofRequest(headers)).isNull();
    Headers.set(headers, Headers.TRACEPARENT, "00-" + TRACE + "-" + SPAN + "-01");
    assertThat(TraceContext.ofRequest(headers).traceId()).isEqualTo(TRACE);
    String request = TRACE.replace('0', '1');
    Headers.set(headers, Headers.REPLAYED_TRACEPARENT, "00-" + request + "-" + SPAN + "-01");
    assertThat(TraceContext.ofRequest(headers).traceId()).isEqualTo(request);
    assertThat(TraceContext.of(headers).traceId()).isEqualTo(TRACE);
  }
}
