package hookline.topics;

import java.time.Duration;
import java.util.Map;

/**
 * What an operator may choose about the topics; the same values must be given to every role.
 *
 * @param prefix before every topic's name, so that several Hooklines can share a cluster
 * @param partitions of the topics that carry traffic; they cap the processor's tasks
 * @param replication of every topic; 0 for three, or as many as there are brokers
 * @param retention how long payloads, posts, rejections and duplicates stay in the log
 * @param maxRecordBytes the largest record any topic, producer or consumer carries
 */
public record TopicSettings(
    String prefix, int partitions, int replication, Duration retention, int maxRecordBytes) {

  /** Thirty days in twelve partitions, replicated as the cluster allows. */
  public static final TopicSettings DEFAULTS =
      new TopicSettings("hookline.", 12, 0, Duration.ofDays(30), 4 << 20);

  private static final int USUAL_REPLICATION = 3;

  /**
   * What a record may hold less than {@link #maxRecordBytes}: room for the batch around it, and for
   * the headers the line adds on the way.
   */
  public static final int RECORD_OVERHEAD = 64 << 10;

  /** How many replicas a topic has on a cluster of that many brokers. */
  int replicationOn(int brokers) {
    return replication == 0 ? Math.min(USUAL_REPLICATION, brokers) : replication;
  }

  /** How many of them must have a record before it is acknowledged. */
  public static int minInSync(int replication) {
    return replication >= USUAL_REPLICATION ? 2 : 1;
  }

  /** The most bytes of key, value and headers that are safe in one record. */
  public int safeRecordBytes() {
    return maxRecordBytes - RECORD_OVERHEAD;
  }

  /** The client settings that let a producer send such records, and a consumer read them. */
  public Map<String, String> producerLimits() {
    return Map.of("max.request.size", Integer.toString(maxRecordBytes));
  }
}
