package hookline.ingress;

import hookline.directory.DirectoryView;
import hookline.directory.HookFinder;
import hookline.ingress.protect.TokenBuckets;
import hookline.payload.model.Dialect;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import hookline.web.UniqueIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.undertow.server.HttpHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes webhooks: writes each payload to the log and answers 200 once the brokers have it. A
 * handler and not a server, so that it can share a port; {@link IngressServer} gives it one of its
 * own. Thread-safe.
 */
public final class Ingress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingress.class);

  /** How long a sender waits to hear that an unknown hook cannot be looked up. */
  private static final Duration FINDING_PATIENCE = Duration.ofMillis(500);

  private final IngressConfig config;
  private final InstantSource clock;
  private final DirectoryView directory;
  private final InFlight inFlight;
  private final Producer<byte[], byte[]> producer;
  private final Brokers brokers;
  private final ReceiptReader receipts;
  private final IngressMetrics metrics;
  private final Tracing tracing;
  private final HttpHandler handler;

  private Ingress(
      IngressConfig config,
      Topics topics,
      DirectoryView directory,
      MeterRegistry registry,
      Tracing tracing,
      Supplier<@Nullable String> held,
      InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.directory = directory;
    this.inFlight = new InFlight(config.inFlightBytes());
    this.producer = PayloadProducer.create(config, topics);
    this.brokers = new Brokers(admin(config, topics), producer, topics.payloads(), held);
    this.receipts = new ReceiptReader(topics, config.kafka());
    this.metrics = new IngressMetrics(registry, config, inFlight, receipts, producer);
    this.tracing = tracing;
    this.handler = handler(topics);
  }

  /** As below, measured and traced by nobody. */
  public static Ingress start(IngressConfig config, Topics topics, DirectoryView directory) {
    return start(config, topics, directory, new CompositeMeterRegistry(), Tracing.OFF, () -> null);
  }

  /**
   * An ingress that takes webhooks at once, and answers 503 while it is {@link #notReady}.
   *
   * @param directory loaded or being loaded; stays the caller's to close, after this
   * @param registry where it puts its metrics; stays the caller's to close
   * @param tracing where it puts its spans; stays the caller's to close
   * @param held why nothing may be written yet, in one line, or null; asked every half second
   */
  public static Ingress start(
      IngressConfig config,
      Topics topics,
      DirectoryView directory,
      MeterRegistry registry,
      Tracing tracing,
      Supplier<@Nullable String> held) {
    return start(config, topics, directory, registry, tracing, held, InstantSource.system());
  }

  /** As above, by that clock where senders say when they sent. */
  static Ingress start(
      IngressConfig config,
      Topics topics,
      DirectoryView directory,
      MeterRegistry registry,
      Tracing tracing,
      Supplier<@Nullable String> held,
      InstantSource clock) {
    Ingress ingress = new Ingress(config, topics, directory, registry, tracing, held, clock);
    ingress.brokers.start();
    ingress.receipts.start();
    ingress.metrics.start();
    return ingress;
  }

  /** A request's way, from the last step to the first. */
  private HttpHandler handler(Topics topics) {
    UniqueIds ids = new UniqueIds();
    PayloadLimits limits = new PayloadLimits(directory, topics.settings());
    PayloadRecords records =
        new PayloadRecords(
            topics.payloads(),
            new PositionStamp(directory::positionToStamp),
            new SenderHeaders(config.leftOutHeaders()));
    PayloadLog log =
        new PayloadLog(
            producer, records, ids, brokers, receipts, config.requestDeadline(), metrics);
    TokenBuckets<String> hookBuckets = new TokenBuckets<>();
    RequestLimits rates = config.limits();

    // Headers once more: of a hook that is found only now, its secrets were not known before.
    CallHandler lateNamed = new NamedHeaders(log);
    CallHandler late =
        new AllowAddress(verified(new LimitHook(hookBuckets, rates.hook(), lateNamed)));
    HookFinder finder = new HookFinder(directory, FINDING_PATIENCE);
    CallHandler find = new FindHook(finder, metrics, late, log);
    CallHandler check = new CheckPayload(directory, limits, log, find);
    CallHandler asked = new AskedToWait(check);
    CallHandler named = new NamedHeaders(asked);
    CallHandler limited = verified(new LimitHook(hookBuckets, rates.hook(), named));
    CallHandler read = new ReadBody(limits, config.minimumBytesPerSecond(), limited);
    CallHandler known = new KnownHook(directory, new AllowAddress(read));
    CallHandler welcome = new LimitAddress(new TokenBuckets<>(), rates.address(), known);
    CallHandler sender = new FindSender(config.proxies(), welcome);
    CallHandler first = new Deadline(config.requestDeadline(), sender);

    HttpHandler hook =
        new SecretlessId(ids, new PostOnly(metrics, new Accept(inFlight, metrics, tracing, first)));
    HttpHandler other =
        exchange -> {
          metrics.answeredElsewhere(Answer.NOT_FOUND);
          Answer.NOT_FOUND.writeAfter(exchange, Dialect.MATTERMOST);
        };
    return new HookRoutes(hook, other);
  }

  private CallHandler verified(CallHandler next) {
    return new VerifySource(clock, next);
  }

  private static Admin admin(IngressConfig config, Topics topics) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, topics.prefix() + "ingress-brokers");
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    settings.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
    settings.putAll(config.kafka());
    return Admin.create(settings);
  }

  /** Answers {@code /hooks/...} and {@code /services/...}, and 404 to all else. */
  public HttpHandler handler() {
    return handler;
  }

  /** What the requests under way hold. */
  InFlight inFlight() {
    return inFlight;
  }

  /** What hears of outcomes. */
  ReceiptReader receipts() {
    return receipts;
  }

  /** Why webhooks are not taken, in one line, or null when they are. */
  public @Nullable String notReady() {
    if (inFlight.isDraining()) {
      return "the ingress is stopping";
    }
    String unread = directory.notReady();
    return unread == null ? brokers.trouble() : unread;
  }

  /**
   * Serves on, but is not {@link #notReady ready} any more, and every answer ends its connection:
   * whoever sends here next will look elsewhere.
   */
  void drain() {
    inFlight.drain();
  }

  /**
   * Tells those who wait for outcomes that these are pending, answers new requests 503, waits for
   * those in flight and for what is still to be written; for no longer than {@link
   * IngressConfig#stopPatience} and the delivery timeout.
   */
  @Override
  public void close() {
    receipts.close();
    try {
      int left = inFlight.stop(config.stopPatience());
      if (left > 0) {
        LOG.warn("{} requests were still in flight after {}", left, config.stopPatience());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    brokers.close();
    metrics.close();
    producer.close(config.deliveryTimeout());
  }
}
