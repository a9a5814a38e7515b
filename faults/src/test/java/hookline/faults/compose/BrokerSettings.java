package hookline.faults.compose;

import hookline.faults.compose.ComposeFile.Service;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What Kafka's image makes of its environment. */
final class BrokerSettings {
  private static final String PREFIX = "KAFKA_";

  /** Where a broker is, and who. */
  private static final Set<String> ITS_OWN =
      Set.of(
          "node.id", "listeners", "advertised.listeners", "controller.quorum.voters", "log.dirs");

  private BrokerSettings() {}

  /** The broker's settings by key. */
  static Map<String, String> all(Service broker) {
    Map<String, String> settings = new TreeMap<>();
    broker
        .environment()
        .forEach(
            (variable, value) -> {
              if (variable.startsWith(PREFIX)) {
                settings.put(
                    variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                    value);
              }
            });
    return settings;
  }

  /** Those that mean the same on any machine. */
  static Map<String, String> shared(Service broker) {
    Map<String, String> settings = all(broker);
    settings.keySet().removeAll(ITS_OWN);
    return settings;
  }
}
