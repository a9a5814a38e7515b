package hookline.topics;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** How large a record is on its way to the log, before compression. */
public final class RecordSize {
  /** Lengths, offsets and times around the key and value, at their longest. */
  private static final int FRAME = 64;

  private static final int HEADER_FRAME = 10;

  private RecordSize() {}

  /** An upper bound, in bytes. */
  public static long of(
      @Nullable String key,
      byte @Nullable [] value,
      org.apache.kafka.common.header.Headers headers) {
    long size = FRAME;
    size += key == null ? 0 : key.getBytes(StandardCharsets.UTF_8).length;
    size += value == null ? 0 : value.length;
    for (Header header : headers) {
      size += HEADER_FRAME + 3L * header.key().length();
      size += header.value() == null ? 0 : header.value().length;
    }
    return size;
  }
}
