package hookline.ingress;

import hookline.directory.HookFinder.Finding;
import hookline.payload.model.Dialect;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;

/**
 * What the ingress measures; each metric is named here and told of in docs/metrics.md. Labels are
 * words of closed lists: never an id, a path or anything else a sender chose. Thread-safe.
 */
final class IngressMetrics implements AutoCloseable {
  private static final String REQUESTS = "hookline.ingress.requests";
  private static final String ACKNOWLEDGEMENT = "hookline.ingress.acknowledgement";
  private static final String IN_FLIGHT = "hookline.ingress.in.flight.requests";
  private static final String HELD = "hookline.ingress.held";
  private static final String HELD_LIMIT = "hookline.ingress.held.limit";
  private static final String BUFFER = "hookline.ingress.producer.buffer";
  private static final String BUFFER_LIMIT = "hookline.ingress.producer.buffer.limit";
  private static final String WAITING = "hookline.ingress.waiting.senders";
  private static final String LOOKUPS = "hookline.ingress.hook.lookups";

  private static final String BYTES = "bytes";

  /** Of a request to no hook's address, whose product nobody can tell. */
  private static final String NO_SURFACE = "none";

  /** Of a request whose sender left without its answer. */
  private static final String NO_STATUS = "none";

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Timer acknowledgement;
  private final KafkaClientMetrics client;
  private final BusiestSources busiest;

  /** Asked for every request, so kept apart from the registry's own look-up by name and labels. */
  private final Map<Answered, Counter> requests = new ConcurrentHashMap<>();

  private record Answered(String surface, int status, String reason) {}

  IngressMetrics(
      MeterRegistry registry,
      IngressConfig config,
      InFlight inFlight,
      ReceiptReader receipts,
      Producer<byte[], byte[]> producer) {
    this.registry = registry;
    this.acknowledgement =
        Timer.builder(ACKNOWLEDGEMENT)
            .description(
                "From a request's headers to the brokers' word that its payload is durable")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    Gauge.builder(IN_FLIGHT, inFlight, InFlight::calls)
        .description("Requests that are in and not yet answered")
        .register(registry);
    bytes(HELD, "Of bodies held for requests in flight", inFlight, InFlight::bytes);
    bytes(HELD_LIMIT, "How much of bodies may be held", config, IngressConfig::inFlightBytes);
    bytes(
        BUFFER,
        "Of records the producer holds until the brokers have them",
        producer,
        from -> (long) (value(from, "buffer-total-bytes") - value(from, "buffer-available-bytes")));
    bytes(
        BUFFER_LIMIT,
        "How much the producer may hold",
        producer,
        from -> (long) value(from, "buffer-total-bytes"));
    Gauge.builder(WAITING, receipts, ReceiptReader::expected)
        .description("Senders that wait for what becomes of their payload")
        .register(registry);
    this.client = new KafkaClientMetrics(producer);
    client.bindTo(registry);
    this.busiest = new BusiestSources(registry, config.busiestSources());
    for (Dialect surface : Dialect.values()) {
      count(new Answered(surface.wireName(), 200, Call.ACCEPTED));
    }
    for (String result : new String[] {"found", "unknown", "undecided"}) {
      lookups(result);
    }
  }

  private <T> void bytes(String name, String description, T of, ToLongFunction<T> value) {
    Gauge.builder(name, of, value::applyAsLong)
        .description(description)
        .baseUnit(BYTES)
        .register(registry);
  }

  /** Kafka's own number, 0 when it has none. */
  private static double value(Producer<?, ?> producer, String name) {
    return producer.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .filter(metric -> metric.metricName().group().equals("producer-metrics"))
        .map(Metric::metricValue)
        .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : 0)
        .findFirst()
        .orElse(0);
  }

  /**
   * Counts a request that is over.
   *
   * @param reason a word of a closed list
   */
  void answered(Dialect surface, int status, String reason) {
    count(new Answered(surface.wireName(), status, reason)).increment();
  }

  void answered(Dialect surface, Answer answer) {
    answered(surface, answer.statusOn(surface), answer.word());
  }

  /** Counts a request that went to no hook's address. */
  void answeredElsewhere(Answer answer) {
    count(new Answered(NO_SURFACE, answer.status(), answer.word())).increment();
  }

  private Counter count(Answered answered) {
    Counter known = requests.get(answered);
    return known == null ? requests.computeIfAbsent(answered, this::counter) : known;
  }

  private Counter counter(Answered answered) {
    return Counter.builder(REQUESTS)
        .description("Requests that are over, by what was answered and why")
        .tag("surface", answered.surface())
        .tag("status", answered.status() == 0 ? NO_STATUS : Integer.toString(answered.status()))
        .tag("reason", answered.reason())
        .register(registry);
  }

  /** Begins to tell what needs a thread to be told. */
  void start() {
    busiest.start();
  }

  /** Counts a payload on its way to the log. */
  void sent(String sourceId) {
    busiest.count(sourceId);
  }

  /** Takes note that the brokers have a payload. */
  void acknowledged(Duration after) {
    acknowledgement.record(after);
  }

  /** Counts a hook that was not known at once. */
  void lookedUp(Finding finding) {
    if (finding instanceof Finding.Found) {
      lookups("found").increment();
    } else if (finding instanceof Finding.Unknown) {
      lookups("unknown").increment();
    } else {
      lookups("undecided").increment();
    }
  }

  private Counter lookups(String result) {
    return Counter.builder(LOOKUPS)
        .description("Hooks the directory's view did not have at once, by what came of asking")
        .tag("result", result)
        .register(registry);
  }

  @Override
  public void close() {
    busiest.close();
    client.close();
  }
}
