package hookline.directory;

import hookline.topics.DirectoryTopic;

/** A value to be written under a key. */
public record DirectoryEntry(DirectoryTopic topic, String key, Object value) {
  /** The value under its own key. */
  public static DirectoryEntry of(DirectoryTopic topic, Object value) {
    return new DirectoryEntry(topic, topic.keyOf(value), value);
  }
}
