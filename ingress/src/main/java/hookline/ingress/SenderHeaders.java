package hookline.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import hookline.topics.Headers;
import hookline.topics.SenderHeaderNames;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Copies the request headers that have no name of their own in a record, each as {@code
 * http.<name>}, once for every value: all but secrets, up to a size. What is over it is named.
 * Thread-safe.
 */
final class SenderHeaders {
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
    names.addAll(SenderHeaderNames.ALWAYS_LEFT_OUT);
    names.addAll(SenderHeaderNames.NAMED);
    this.notCopied = Set.copyOf(names);
  }

  /**
   * Copies what there is room for into the record.
   *
   * @param isSecret whether a text holds what must not be in the log
   * @param first the lower-case name of the header that goes in before all others, so that these
   *     leave it its room: what the hook tells repeated deliveries by; empty for none
   */
  void copy(HeaderMap request, Predicate<String> isSecret, String first, RecordHeaders record) {
    Copy copy = new Copy(isSecret, record);
    HeaderValues firstValues = first.isEmpty() ? null : request.get(first);
    String firstName = NOT_COPIED;
    if (firstValues != null) {
      firstName = recordName(firstValues.getHeaderName());
      copy.add(firstName, firstValues);
    }
    for (long at = request.fastIterateNonEmpty(); at != -1; at = request.fiNextNonEmpty(at)) {
      HeaderValues values = request.fiCurrent(at);
      String name = recordName(values.getHeaderName());
      if (!name.equals(firstName)) {
        copy.add(name, values);
      }
    }
    copy.end();
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

  /** Of one request's headers, as far as there is room. */
  private static final class Copy {
    private final Predicate<String> isSecret;
    private final RecordHeaders record;
    private int room = MOST_BYTES;
    private @Nullable DroppedNames dropped;

    Copy(Predicate<String> isSecret, RecordHeaders record) {
      this.isSecret = isSecret;
      this.record = record;
    }

    void add(String name, HeaderValues values) {
      if (name.equals(NOT_COPIED) || isSecret.test(name)) {
        return;
      }
      for (int i = 0; i < values.size(); i++) {
        String value = values.get(i);
        int size = name.length() + value.length();
        if (isSecret.test(value)) {
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

    void end() {
      if (dropped != null) {
        record.add(new RecordHeader(Headers.HTTP_DROPPED, Headers.bytes(dropped.toString())));
      }
    }
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
