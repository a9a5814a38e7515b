package hookline.replay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replayer is told.
 *
 * @param jdbcUrl of the store, {@code jdbc:postgresql://...}
 * @param user the database's; empty when the URL says it
 * @param password the user's; empty when the URL or the server needs none
 * @param instanceId the same at every start of this process, and no other's; null for none
 * @param kafka client settings, passed through untouched
 */
public record ReplayerConfig(
    String jdbcUrl,
    String user,
    String password,
    @Nullable String instanceId,
    Map<String, String> kafka) {
  public ReplayerConfig {
    kafka = Map.copyOf(kafka);
  }

  /** Everything but secrets. */
  @Override
  public String toString() {
    return "ReplayerConfig[%s]".formatted(instanceId);
  }
}
