package hookline.topics;

import java.time.Duration;

/**
 * What an operator may choose about the topics; the same values must be given to every role.
 *
 * @param prefix before every topic's name, so that several Hooklines can share a cluster
 * @param partitions of the topics that carry traffic; they cap the processor's tasks
 * @param replication of every topic
 * @param retention how long payloads, posts, rejections and duplicates stay in the log
 * @param maxRecordBytes the largest record any topic, producer or consumer carries
 */
public record TopicSettings(
    String prefix, int partitions, int replication, Duration retention, int maxRecordBytes) {

  /** One replica, for a single broker; a cluster sets three. */
  public static final TopicSettings DEFAULTS =
      new TopicSettings("hookline.", 12, 1, Duration.ofDays(30), 4 << 20);

  /**
   * What a record may hold less than {@link #maxRecordBytes}: room for the batch around it, and for
   * the headers the line adds on the way.
   */
  public static final int RECORD_OVERHEAD = 64 << 10;

  /** The most bytes of key, value and headers that are safe in one record. */
  public int safeRecordBytes() {
    return maxRecordBytes - RECORD_OVERHEAD;
  }

  /** The client settings that let a producer send such records, and a consumer read them. */
  public java.util.Map<String, String> producerLimits() {
    return java.util.Map.of("max.request.size", Integer.toString(maxRecordBytes));
  }
}
