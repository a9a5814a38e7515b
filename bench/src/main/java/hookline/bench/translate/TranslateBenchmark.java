package hookline.bench.translate;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hookline.payload.PayloadTranslator;
import hookline.payload.model.Delivery;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Outcome;
import hookline.payload.model.Request;
import hookline.payload.model.Settings;
import hookline.payload.read.PayloadReader;
import hookline.payload.read.Reading;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same bytes: to Jackson's tree, to a payload, to posts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TranslateBenchmark {
  /** As shipped but for the raw newlines of the product page's table, which it would refuse. */
  private static final JsonMapper JACKSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  private final OneHookDirectory directory = new OneHookDirectory();
  private final PayloadTranslator translator =
      new PayloadTranslator(PayloadTranslator.MAX_PROPS_LENGTH);

  @Param private SamplePayload payload = SamplePayload.PLAIN_TEXT;

  private byte[] body = {};
  private Request request = new Request(null, null, null, body);
  private Delivery delivery = delivery();

  /** Takes the payload to measure with. */
  @Setup
  public void load() {
    load(payload);
  }

  void load(SamplePayload sample) {
    payload = sample;
    body = sample.body();
    request = new Request("application/json", null, null, body);
    delivery = delivery();
  }

  private Delivery delivery() {
    return new Delivery(
        OneHookDirectory.DELIVERY,
        OneHookDirectory.SOURCE,
        1_792_777_234_567L,
        0,
        payload.surface(),
        new LogPosition("payloads", 0, 0),
        request);
  }

  @Benchmark
  public JsonNode readTree() throws IOException {
    return JACKSON.readTree(body);
  }

  @Benchmark
  public Reading read() {
    return PayloadReader.read(request, Settings.LARGEST_PAYLOAD);
  }

  @Benchmark
  public Outcome translate() {
    return translator.translate(delivery, directory);
  }
}
