package hookline.topics;

/** One property of one topic that is not as it must be. */
public record TopicDifference(String topic, String property, String expected, String actual) {
  /** The property of a topic that is not there at all. */
  static final String TOPIC = "topic";

  static final String PARTITIONS = "partitions";
  static final String REPLICATION = "replication";

  /** As many as there are of what is read as one log. */
  private static final String ONE = "1";

  /** Whether there is no such topic. */
  public boolean isMissing() {
    return property.equals(TOPIC);
  }

  /**
   * Whether a role that uses the topic must not work while it is so: it could not, or what it
   * promises would be broken for good. All else costs no record that is written meanwhile.
   */
  public boolean isHarmful() {
    return switch (property) {
      // Compacted, a log of payloads keeps the last of each source; deleted by age, the directory
      // forgets hooks.
      case TOPIC, "cleanup.policy" -> true;
      // Of such a topic the first partition is read.
      case PARTITIONS -> expected.equals(ONE);
      // A record that the topic refuses would stop its partition of payloads for ever.
      case "max.message.bytes" -> isLess();
      default -> false;
    };
  }

  /** What makes it as it must be, as a sentence's end. */
  public String remedy() {
    return switch (property) {
      case TOPIC -> "run hookline topics apply";
      case PARTITIONS ->
          expected.equals(ONE)
              ? "no topic can lose partitions: choose another topics.prefix, or make this one anew"
              : isLess()
                  ? "run hookline topics grow --partitions " + expected
                  : "start every role with topics.partitions=" + actual;
      case REPLICATION -> "use kafka-reassign-partitions.sh";
      default ->
          "run kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config %s=%s"
              .formatted(topic, property, expected);
    };
  }

  /** In one line: what, where, and the remedy. */
  public String sentence() {
    String what =
        isMissing()
            ? topic + " is missing"
            : "%s has %s %s and must have %s".formatted(topic, property, actual, expected);
    return what + ": " + remedy();
  }

  private boolean isLess() {
    try {
      return Long.parseLong(actual) < Long.parseLong(expected);
    } catch (NumberFormatException e) {
      return true; // Unset, or nothing a number can be compared with.
    }
  }
}
