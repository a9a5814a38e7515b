package hookline.ingress;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Another {@link IngressConfig}, told by what differs from one that is there. Each method is named
 * after what it sets, and means the same. For one thread.
 */
public final class IngressConfigBuilder {
  private String host;
  private int port;
  private int ioThreads;
  private Duration requestDeadline;
  private int minimumBytesPerSecond;
  private long inFlightBytes;
  private int maxHeaderBytes;
  private Duration linger;
  private Duration deliveryTimeout;
  private Duration drainTime;
  private Duration stopPatience;
  private Set<String> leftOutHeaders;
  private RequestLimits limits;
  private TrustedProxies proxies;
  private int busiestSources;
  private Map<String, String> kafka;

  IngressConfigBuilder(IngressConfig from) {
    this.host = from.host();
    this.port = from.port();
    this.ioThreads = from.ioThreads();
    this.requestDeadline = from.requestDeadline();
    this.minimumBytesPerSecond = from.minimumBytesPerSecond();
    this.inFlightBytes = from.inFlightBytes();
    this.maxHeaderBytes = from.maxHeaderBytes();
    this.linger = from.linger();
    this.deliveryTimeout = from.deliveryTimeout();
    this.drainTime = from.drainTime();
    this.stopPatience = from.stopPatience();
    this.leftOutHeaders = from.leftOutHeaders();
    this.limits = from.limits();
    this.proxies = from.proxies();
    this.busiestSources = from.busiestSources();
    this.kafka = from.kafka();
  }

  public IngressConfigBuilder host(String value) {
    this.host = value;
    return this;
  }

  public IngressConfigBuilder port(int value) {
    this.port = value;
    return this;
  }

  public IngressConfigBuilder ioThreads(int value) {
    this.ioThreads = value;
    return this;
  }

  public IngressConfigBuilder requestDeadline(Duration value) {
    this.requestDeadline = value;
    return this;
  }

  public IngressConfigBuilder minimumBytesPerSecond(int value) {
    this.minimumBytesPerSecond = value;
    return this;
  }

  public IngressConfigBuilder inFlightBytes(long value) {
    this.inFlightBytes = value;
    return this;
  }

  public IngressConfigBuilder maxHeaderBytes(int value) {
    this.maxHeaderBytes = value;
    return this;
  }

  public IngressConfigBuilder linger(Duration value) {
    this.linger = value;
    return this;
  }

  public IngressConfigBuilder deliveryTimeout(Duration value) {
    this.deliveryTimeout = value;
    return this;
  }

  public IngressConfigBuilder drainTime(Duration value) {
    this.drainTime = value;
    return this;
  }

  public IngressConfigBuilder stopPatience(Duration value) {
    this.stopPatience = value;
    return this;
  }

  public IngressConfigBuilder leftOutHeaders(Set<String> value) {
    this.leftOutHeaders = value;
    return this;
  }

  public IngressConfigBuilder limits(RequestLimits value) {
    this.limits = value;
    return this;
  }

  public IngressConfigBuilder proxies(TrustedProxies value) {
    this.proxies = value;
    return this;
  }

  public IngressConfigBuilder busiestSources(int value) {
    this.busiestSources = value;
    return this;
  }

  public IngressConfigBuilder kafka(Map<String, String> value) {
    this.kafka = value;
    return this;
  }

  public IngressConfig build() {
    return new IngressConfig(
        host,
        port,
        ioThreads,
        requestDeadline,
        minimumBytesPerSecond,
        inFlightBytes,
        maxHeaderBytes,
        linger,
        deliveryTimeout,
        drainTime,
        stopPatience,
        leftOutHeaders,
        limits,
        proxies,
        busiestSources,
        kafka);
  }
}
