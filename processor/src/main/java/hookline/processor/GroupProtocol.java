package hookline.processor;

import java.util.Locale;

/** How processors find out who processes what. */
public enum GroupProtocol {
  /**
   * They agree among themselves, as Kafka Streams always did: members have names, so that one that
   * is restarted finds its place kept.
   */
  CLASSIC,

  /**
   * The brokers decide. What that lacks in Kafka 4.3 (StreamsConfig refuses or ignores it) is told
   * at the start: {@link PayloadStream}.
   */
  STREAMS;

  /** As Kafka's setting {@code group.protocol} has it. */
  String setting() {
    return name().toLowerCase(Locale.ROOT);
  }
}
