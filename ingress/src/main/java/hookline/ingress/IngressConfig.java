package hookline.ingress;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What an operator may choose about the ingress.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param ioThreads that read, parse and answer; one a core is enough, none of them ever waits
 * @param requestDeadline from a request's headers to its answer; headers have as long again
 * @param minimumBytesPerSecond a body slower than that on average is given up, after a start of
 *     {@value #SLOW_START_SECONDS} s
 * @param inFlightBytes of bodies held at once, over all requests; more are answered 503
 * @param maxHeaderBytes of a request's line and headers; a query can be as long as a payload
 * @param linger how long a record waits for others to share its batch
 * @param deliveryTimeout how long the brokers may take to confirm a record
 * @param drainTime how long a stop goes on serving before, its readiness gone, for a balancer to
 *     notice
 * @param stopPatience how long a stop waits for the requests in flight
 * @param leftOutHeaders lower-case names of request headers that never reach a record, beside
 *     {@link hookline.topics.SenderHeaderNames#ALWAYS_LEFT_OUT}
 * @param limits how many requests are taken in what time
 * @param proxies whose word is taken for whom a request is from
 * @param busiestSources how many of the busiest sources the metrics tell of; 0 for none
 * @param kafka client settings passed on untouched, {@code bootstrap.servers} at least
 */
public record IngressConfig(
    String host,
    int port,
    int ioThreads,
    Duration requestDeadline,
    int minimumBytesPerSecond,
    long inFlightBytes,
    int maxHeaderBytes,
    Duration linger,
    Duration deliveryTimeout,
    Duration drainTime,
    Duration stopPatience,
    Set<String> leftOutHeaders,
    RequestLimits limits,
    TrustedProxies proxies,
    int busiestSources,
    Map<String, String> kafka) {

  /** A hiccup of the network, one retransmission of TCP, is no slow sender. */
  static final int SLOW_START_SECONDS = 3;

  /** Everything but the brokers' address, which has no sensible default. */
  public static final IngressConfig DEFAULTS =
      new IngressConfig(
          "0.0.0.0",
          8065,
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          Duration.ofSeconds(10),
          256,
          64 << 20,
          512 << 10,
          Duration.ofMillis(5),
          Duration.ofSeconds(5),
          Duration.ZERO,
          Duration.ofSeconds(15),
          Set.of(),
          RequestLimits.DEFAULTS,
          TrustedProxies.NONE,
          20,
          Map.of());

  public IngressConfig {
    leftOutHeaders = Set.copyOf(leftOutHeaders);
    kafka = Map.copyOf(kafka);
  }

  /** Begins with this one, to change some of it. */
  public IngressConfigBuilder toBuilder() {
    return new IngressConfigBuilder(this);
  }
}
