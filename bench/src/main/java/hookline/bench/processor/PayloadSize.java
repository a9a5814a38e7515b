package hookline.bench.processor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.bench.translate.SamplePayload;
import hookline.topics.Json;
import java.util.Locale;

/** How large the payloads are, from one line to the largest that are usual. */
enum PayloadSize {
  SMALL(SamplePayload.PLAIN_TEXT, 1),
  TYPICAL(SamplePayload.ALERT, 2),
  LARGE(SamplePayload.BLOCKS, 20);

  private final SamplePayload sample;
  private final int fewer;

  PayloadSize(SamplePayload sample, int fewer) {
    this.sample = sample;
    this.fewer = fewer;
  }

  /** As it is sent, but for the channel: a hook's own is the one every directory has. */
  byte[] body() {
    if (!(Json.readTree(sample.body()) instanceof ObjectNode payload)) {
      throw new IllegalStateException(sample + " is no object");
    }
    return Json.write(payload.without("channel"));
  }

  /** The surface such payloads are sent to. */
  String dialect() {
    return sample.surface().name().toLowerCase(Locale.ROOT);
  }

  /** How many of them make a measurement as long as so many small ones. */
  int of(int smallOnes) {
    return Math.max(1, smallOnes / fewer);
  }

  @Override
  public String toString() {
    return "%s payloads (%,d bytes)".formatted(name().toLowerCase(Locale.ROOT), body().length);
  }
}
