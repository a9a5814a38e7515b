package hookline.bench.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Posts as most are: a short message, who it says it is, a thousand channels, ids that are new at
 * every call, as a log of new payloads has them. For one thread.
 */
final class SamplePosts {
  private static final int CHANNELS = 1_000;

  private final SplittableRandom random = new SplittableRandom();
  private final String[] channels = new String[CHANNELS];
  private final String[] sources = new String[CHANNELS];
  private final String user = newId();
  private long made;

  SamplePosts() {
    for (int i = 0; i < CHANNELS; i++) {
      channels[i] = newId();
      sources[i] = newId();
    }
  }

  Post next() {
    int channel = (int) (made % CHANNELS);
    long now = System.currentTimeMillis();
    String id = newId();
    ObjectNode props = JsonNodeFactory.instance.objectNode();
    props.put("from_webhook", "true");
    props.put("override_username", "jenkins");
    props.put("webhook_display_name", "Jenkins " + channel);
    return new Post(
        id,
        now,
        now,
        0,
        user,
        channels[channel],
        "",
        ("Build **%d** of `payments` failed on `main` after 4 min 12 s: 3 of 812 tests failed, see"
                + " [the log](https://ci.example.org/job/payments/%d)")
            .formatted(made, made),
        "",
        props,
        JsonNodeFactory.instance.objectNode(),
        sources[channel],
        id,
        0,
        1,
        0,
        List.of(),
        new LogPosition("hookline.payloads", channel % 12, made++));
  }

  /** A UUID of version 7, as an ingress makes them. */
  private String newId() {
    long time = System.currentTimeMillis();
    return Ids.of(
        new UUID(
            (time << 16) | 0x7000 | (random.nextLong() & 0xFFF),
            (random.nextLong() >>> 2) | 0x8000000000000000L));
  }
}
