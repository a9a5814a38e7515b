package hookline.directory;

import hookline.topics.DirectoryTopic;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * How far the directory has been read: of each topic its id and the offset that comes next. Written
 * into every payload's record, so that whoever judges it has read at least as far as the ingress
 * that took it.
 *
 * <p>The offsets are a consumer's {@code position()}, which passes transaction markers and
 * compacted gaps; the last record's offset + 1 does not.
 */
public record DirectoryPosition(Map<DirectoryTopic, TopicPosition> topics) {
  /** Nothing read; every view has that. */
  public static final DirectoryPosition NONE = new DirectoryPosition(Map.of());

  /** A topic as it was created, and the next offset to read of it. */
  public record TopicPosition(Uuid topicId, long next) {}

  public DirectoryPosition {
    topics = Map.copyOf(topics);
  }

  /** Whether whoever is here has read all that the other had, of the same topics. */
  public boolean covers(DirectoryPosition other) {
    return other.topics.entrySet().stream()
        .allMatch(
            entry -> {
              TopicPosition mine = topics.get(entry.getKey());
              return mine != null
                  && mine.topicId().equals(entry.getValue().topicId())
                  && mine.next() >= entry.getValue().next();
            });
  }

  /** The text in record headers: {@code hooks=<topic id>:<offset>,channels=...}. */
  @Override
  public String toString() {
    return topics.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                entry.getKey().topicName()
                    + '='
                    + entry.getValue().topicId()
                    + ':'
                    + entry.getValue().next())
        .collect(Collectors.joining(","));
  }

  /**
   * The position of that text. Topics this version does not know are left out, and so is what
   * cannot be read: a stamp is a promise about what was seen, and an unreadable one promises
   * nothing.
   */
  public static DirectoryPosition parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return NONE;
    }
    Map<DirectoryTopic, TopicPosition> topics = new EnumMap<>(DirectoryTopic.class);
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      int colon = part.lastIndexOf(':');
      if (equals < 0 || colon < equals) {
        continue;
      }
      try {
        topics.put(
            DirectoryTopic.valueOf(part.substring(0, equals).toUpperCase(Locale.ROOT)),
            new TopicPosition(
                Uuid.fromString(part.substring(equals + 1, colon)),
                Long.parseLong(part.substring(colon + 1))));
      } catch (IllegalArgumentException e) {
        // Of a newer version, or no position at all.
      }
    }
    return new DirectoryPosition(topics);
  }
}
