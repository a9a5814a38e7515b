package hookline.cli.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of standalone chooses; a port of 0 is any free one.
 *
 * @param host what the web port listens on
 * @param adminToken empty to have one made at the first start, and kept
 * @param from the bulk file an empty directory begins with; null for a first hook of its own
 */
public record Choices(
    String host,
    int port,
    int kafkaPort,
    int storePort,
    Path dataDir,
    String adminToken,
    @Nullable String from) {}
