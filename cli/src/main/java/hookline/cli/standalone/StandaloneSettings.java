package hookline.cli.standalone;

import hookline.cli.config.ConfigException;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings standalone can be told, and what it says to those it cannot. */
final class StandaloneSettings {
  /** Settings that mean something on a cluster only, and what standalone has instead. */
  private static final Map<String, String> INSTEAD = new LinkedHashMap<>();

  static {
    INSTEAD.put(Setting.HTTP_PORT.key(), "use --port");
    INSTEAD.put(Setting.STATE_DIR.key(), "use --data-dir");
    INSTEAD.put(Setting.INSTANCE_GROUP.key(), "it is one process; see --data-dir");
    INSTEAD.put(Setting.STOP_LEAVES.key(), "it is alone in its groups");
    INSTEAD.put(Setting.HTTP_DRAIN.key(), "it is one of a kind, before which no balancer is");
    INSTEAD.put(Setting.MANAGEMENT_HOST.key(), "health is on the one port it has");
    INSTEAD.put(Setting.MANAGEMENT_PORT.key(), "health is on the one port it has");
    INSTEAD.put(Setting.MANAGEMENT_TLS.key(), "health is on the one port it has");
    INSTEAD.put(Setting.TOPICS_REPLICATION.key(), "it has one broker");
    for (Setting store : List.of(Setting.STORE_URL, Setting.STORE_USER, Setting.STORE_PASSWORD)) {
      INSTEAD.put(store.key(), "it has a PostgreSQL of its own; see --store-port");
    }
    INSTEAD.put("kafka.bootstrap.servers", "it has a broker of its own; see --kafka-port");
  }

  /** How Kafka's clients reach a broker; standalone's own takes them as they come. */
  private static final List<String> SECURITY =
      List.of("kafka.security.", "kafka.ssl.", "kafka.sasl.");

  private StandaloneSettings() {}

  /**
   * The settings to start with, where the broker is not yet known.
   *
   * @throws ConfigException when one of them is not standalone's to be told
   */
  static Settings check(Map<String, String> given) {
    given.forEach(
        (key, value) -> {
          String instead = INSTEAD.get(key);
          if (instead == null && SECURITY.stream().anyMatch(key::startsWith)) {
            instead = "its own broker listens on 127.0.0.1 only, and asks for none of it";
          }
          if (instead != null) {
            throw new ConfigException(
                "%s is not standalone's to be told; %s: take it out of the file, the environment (%s) or the command"
                    .formatted(shown(key, value), instead, Settings.variable(key)));
          }
        });
    return withBroker(given, "127.0.0.1:1");
  }

  /** The same settings, of that broker. */
  static Settings withBroker(Map<String, String> given, String bootstrapServers) {
    Map<String, String> settings = new HashMap<>(given);
    settings.put("kafka.bootstrap.servers", bootstrapServers);
    // All must be stopped within ten seconds, and the ingress is only the first.
    settings.putIfAbsent(Setting.INGRESS_STOP_PATIENCE.key(), "2s");
    return Settings.of(settings);
  }

  private static String shown(String key, String value) {
    boolean isSecret =
        key.equals(Setting.STORE_PASSWORD.key())
            || key.equals(Setting.STORE_URL.key())
            || key.startsWith("kafka.");
    return isSecret ? key : "%s = \"%s\"".formatted(key, value);
  }
}
