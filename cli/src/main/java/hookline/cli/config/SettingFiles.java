package hookline.cli.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Settings whose values are in files of their own, as orchestrators hand out secrets: {@code
 * store.password.file}, in the environment {@code HOOKLINE_STORE_PASSWORD_FILE}, names the file
 * {@code store.password} is in. So of every setting, Kafka's too.
 */
final class SettingFiles {
  private static final String SUFFIX = ".file";

  private SettingFiles() {}

  /** Whether the key names a file with a value rather than a value. */
  static boolean isOfFile(String key) {
    return key.endsWith(SUFFIX) && !isKafkasOwn(key);
  }

  /** The key whose value is in the file that key names. */
  static String keyInFile(String key) {
    return key.substring(0, key.length() - SUFFIX.length());
  }

  /**
   * The same settings with what is in the files.
   *
   * @param given by key, from one source
   * @throws ConfigException when a file cannot be read or is empty, or a value is given in both
   *     ways
   */
  static Map<String, String> read(Map<String, String> given) {
    Map<String, String> read = new LinkedHashMap<>();
    given.forEach(
        (key, value) -> {
          if (!isOfFile(key)) {
            read.put(key, value);
          } else if (given.containsKey(keyInFile(key))) {
            throw new ConfigException(
                "%s and %s are both given: take one away".formatted(keyInFile(key), key));
          } else {
            read.put(keyInFile(key), GivenFile.text(key, value.strip()));
          }
        });
    return read;
  }

  /** As {@code sasl.oauthbearer.assertion.private.key.file}, which Kafka reads itself. */
  private static boolean isKafkasOwn(String key) {
    if (!key.startsWith(Settings.KAFKA_PREFIX)) {
      return false;
    }
    String name = key.substring(Settings.KAFKA_PREFIX.length());
    return ConsumerConfig.configNames().contains(name)
        || AdminClientConfig.configNames().contains(name);
  }
}
