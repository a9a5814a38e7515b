package hookline.topics;

/**
 * What Hookline's members of consumer groups have in common; see Kafka's consumer configuration.
 */
public final class GroupSettings {
  /**
   * {@code heartbeat.interval.ms}: partitions that change hands stand still until every member has
   * heard of it, which each does by its heartbeat; Kafka's default is three seconds.
   */
  public static final int HEARTBEAT_MILLIS = 500;

  private GroupSettings() {}
}
