package hookline.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import hookline.topics.Headers;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Copies the request headers that have no name of their own in a record, each as {@code
 * http.<name>}, once for every value: all but secrets, up to a size. What is over it is named.
 * Thread-safe.
 */
final class SenderHeaders {
  /** Secrets by their names. A header that holds the hook's own is left out whatever its name. */
  static final Set<String> ALWAYS_LEFT_OUT =
      Set.of("authorization", "cookie", "proxy-authorization", "x-gitlab-token");

  private static final Set<String> NAMED =
      Set.of(
          Headers.CONTENT_TYPE,
          Headers.CONTENT_ENCODING,
          Headers.IDEMPOTENCY_KEY,
          Headers.TRACEPARENT);

  /** Of names and values together. */
  private static final int MOST_BYTES = 16 << 10;

  private static final int MOST_BYTES_OF_DROPPED_NAMES = 1 << 10;
  private static final int MOST_REMEMBERED = 1_000;
  private static final String NOT_COPIED = "";

  private final Set<String> notCopied;

  /** Record header by request header: lower-casing and joining for every request would cost. */
  private final Map<HttpString, String> remembered = new ConcurrentHashMap<>();

  /**
   * @param leftOut lower-case names
   */
  SenderHeaders(Set<String> leftOut) {
    Set<String> names = new HashSet<>(leftOut);
    names.addAll(ALWAYS_LEFT_OUT);
    names.addAll(NAMED);
    this.notCopied = Set.copyOf(names);
  }

  void copy(HeaderMap request, HookSecret secret, RecordHeaders record) {
    int room = MOST_BYTES;
    DroppedNames dropped = null;
    for (long at = request.fastIterateNonEmpty(); at != -1; at = request.fiNextNonEmpty(at)) {
      HeaderValues values = request.fiCurrent(at);
      String name = recordName(values.getHeaderName());
      if (name.equals(NOT_COPIED) || secret.isIn(name)) {
        continue;
      }
      for (int i = 0; i < values.size(); i++) {
        String value = values.get(i);
        int size = name.length() + value.length();
        if (secret.isIn(value)) {
          continue;
        }
        if (size <= room) {
          room -= size;
          record.add(new RecordHeader(name, value.getBytes(ISO_8859_1)));
        } else {
          dropped = dropped == null ? new DroppedNames() : dropped;
          dropped.add(name.substring(Headers.HTTP_PREFIX.length()));
        }
      }
    }
    if (dropped != null) {
      record.add(new RecordHeader(Headers.HTTP_DROPPED, Headers.bytes(dropped.toString())));
    }
  }

  private String recordName(HttpString header) {
    String known = remembered.get(header);
    if (known != null) {
      return known;
    }
    String lowerCase = header.toString().toLowerCase(Locale.ROOT);
    String name = notCopied.contains(lowerCase) ? NOT_COPIED : Headers.HTTP_PREFIX + lowerCase;
    if (remembered.size() < MOST_REMEMBERED) {
      // Senders choose names: a hostile one must not fill the memory with them.
      remembered.put(header, name);
    }
    return name;
  }

  /** Names with commas between them, and how many more there were: {@code x-a,x-b,+3}. */
  private static final class DroppedNames {
    private final StringBuilder names = new StringBuilder();
    private int more;

    void add(String name) {
      if (more > 0 || names.length() + name.length() + 1 > MOST_BYTES_OF_DROPPED_NAMES) {
        more++;
      } else {
        names.append(names.isEmpty() ? "" : ",").append(name);
      }
    }

    @Override
    public String toString() {
      return more == 0 ? names.toString() : names + (names.isEmpty() ? "+" : ",+") + more;
    }
  }
}
