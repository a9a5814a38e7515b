package hookline.sink;

import hookline.topics.Topics;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may choose about the sink. Immutable.
 *
 * @param jdbcUrl {@code jdbc:postgresql://...}; PostgreSQL 17 or newer
 * @param user the database's user; empty when the URL says it
 * @param password the user's; empty when the URL or the server needs none
 * @param groupId the consumer group; the replay's has {@code -replay} after it
 * @param groupInstanceId this process's own name within its groups, the same after a restart; null
 *     to join as a stranger each time
 * @param batchSize the most records stored in one transaction
 * @param lockTimeout how long a statement waits for another sink's row
 * @param transactionTimeout how long the database keeps a transaction of a sink that hangs
 * @param longestPause between two tries while the database is away
 * @param kafka settings of the Kafka clients, passed on untouched
 */
public record SinkConfig(
    String jdbcUrl,
    String user,
    String password,
    String groupId,
    @Nullable String groupInstanceId,
    int batchSize,
    Duration lockTimeout,
    Duration transactionTimeout,
    Duration longestPause,
    Map<String, String> kafka) {

  /** What most want to leave as it is. */
  public static SinkConfig defaults(
      Topics topics, String jdbcUrl, String user, String password, Map<String, String> kafka) {
    return new SinkConfig(
        jdbcUrl,
        user,
        password,
        topics.sinkGroup(),
        null,
        2_000,
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(3),
        kafka);
  }

  public SinkConfig {
    kafka = Map.copyOf(kafka);
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size " + batchSize + ": must be at least 1");
    }
    if (lockTimeout.compareTo(transactionTimeout) >= 0) {
      throw new IllegalArgumentException(
          "lock timeout %s: must be shorter than the transaction timeout %s"
              .formatted(lockTimeout, transactionTimeout));
    }
  }

  /** The same under another name within the groups; null for none. */
  public SinkConfig withGroupInstanceId(@Nullable String instanceId) {
    return new SinkConfig(
        jdbcUrl,
        user,
        password,
        groupId,
        instanceId,
        batchSize,
        lockTimeout,
        transactionTimeout,
        longestPause,
        kafka);
  }

  /** The URL without its parameters, one of which may be a password. */
  String shownUrl() {
    int parameters = jdbcUrl.indexOf('?');
    return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
  }

  /** Everything but secrets: the password, the URL's parameters, the Kafka settings' values. */
  @Override
  public String toString() {
    return "SinkConfig[%s as %s, group %s, instance %s, batches of %d, kafka %s]"
        .formatted(shownUrl(), user, groupId, groupInstanceId, batchSize, kafka.keySet());
  }
}
