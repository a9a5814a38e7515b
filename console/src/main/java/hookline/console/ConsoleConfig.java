package hookline.console;

import hookline.console.directory.RetryLimits;
import hookline.payload.model.RateLimit;
import java.time.Duration;
import java.util.Map;

/**
 * What an operator may choose about the console. Immutable.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param ioThreads that read, parse and answer
 * @param workerThreads that wait for the brokers and the database; half of them may wait to write
 * @param maxBodyBytes of a request; more is answered 413
 * @param bodyTime that a request's body may take to come
 * @param siteUrl what every URL begins with that is told to a caller; no slash at its end
 * @param adminToken acts as the first administrator; empty for none
 * @param inlineImages whether pages show the pictures that posts name, wherever they lie: their
 *     hosts then learn who reads what and when; otherwise pictures are links
 * @param retryLimits what hooks may choose to know repeated deliveries by
 * @param hookLimit how many requests a hook takes, {@code ingress.limit.hook}: who is no
 *     administrator can only choose less
 * @param jdbcUrl of the store, {@code jdbc:postgresql://...}
 * @param user the database's; empty when the URL says it
 * @param password the user's; empty when the URL or the server needs none
 * @param kafka client settings passed on untouched, {@code bootstrap.servers} at least
 */
public record ConsoleConfig(
    String host,
    int port,
    int ioThreads,
    int workerThreads,
    int maxBodyBytes,
    Duration bodyTime,
    String siteUrl,
    String adminToken,
    boolean inlineImages,
    RetryLimits retryLimits,
    RateLimit hookLimit,
    String jdbcUrl,
    String user,
    String password,
    Map<String, String> kafka) {

  public ConsoleConfig {
    siteUrl = siteUrl.replaceAll("/+$", "");
    kafka = Map.copyOf(kafka);
    if (workerThreads < 2) {
      throw new IllegalArgumentException(
          "worker threads %d: must be at least 2".formatted(workerThreads));
    }
  }

  /** The same of another site and administrator. */
  public ConsoleConfig withSite(String site, String token) {
    return new ConsoleConfig(
        host,
        port,
        ioThreads,
        workerThreads,
        maxBodyBytes,
        bodyTime,
        site,
        token,
        inlineImages,
        retryLimits,
        hookLimit,
        jdbcUrl,
        user,
        password,
        kafka);
  }

  /** Everything but secrets. */
  @Override
  public String toString() {
    return "ConsoleConfig[%s:%d, site %s]".formatted(host, port, siteUrl);
  }
}
