package hookline.bench.ingress;

import hookline.bench.load.LoadResult;
import hookline.bench.process.Orders;
import hookline.ingress.IngressConfig;
import hookline.ingress.PayloadProducer;
import hookline.payload.model.Ids;
import hookline.topics.Headers;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A Kafka producer with the ingress's settings and nothing around it: the time from when a record
 * was due until the broker has confirmed it is what no ingress can be faster than.
 */
final class BareProducer {
  private static final int SOURCES = 1_000;
  private static final long LONGEST_WAIT_MILLIS = 60_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final byte[] body;
  private final byte[][] sources = new byte[SOURCES][];
  private long sent;

  private BareProducer(KafkaProducer<byte[], byte[]> producer, String topic, byte[] body) {
    this.producer = producer;
    this.topic = topic;
    this.body = body;
    for (int i = 0; i < SOURCES; i++) {
      sources[i] = Headers.bytes(Ids.of(new UUID(i * 0x9E3779B97F4A7C15L, i)));
    }
  }

  /**
   * Takes the orders {@code closed CONNECTIONS SECONDS} and {@code paced RATE SECONDS}; answers
   * with {@link Tally#line}.
   *
   * @param arguments the broker, the topic, and how long a body is
   */
  public static void main(String[] arguments) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            settings(arguments[0]), new ByteArraySerializer(), new ByteArraySerializer())) {
      BareProducer bare =
          new BareProducer(producer, arguments[1], new byte[Integer.parseInt(arguments[2])]);
      producer.partitionsFor(arguments[1]);
      Orders.serve("ready", bare::obey);
    }
  }

  /** The ingress's own producer's, but that it may wait: there is nobody it must not hold up. */
  private static Map<String, Object> settings(String bootstrapServers) {
    IngressConfig config =
        IngressConfig.DEFAULTS.toBuilder()
            .kafka(Map.of("bootstrap.servers", bootstrapServers))
            .build();
    Map<String, Object> settings =
        PayloadProducer.settings(config, new Topics(TopicSettings.DEFAULTS));
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_WAIT_MILLIS);
    return settings;
  }

  private String obey(String order) throws InterruptedException {
    String[] words = order.split(" ", -1);
    long nanos = Long.parseLong(words[2]) * 1_000_000_000;
    return words[0].equals("closed")
        ? closed(Integer.parseInt(words[1]), nanos)
        : paced(Double.parseDouble(words[1]), nanos);
  }

  private String closed(int atOnce, long nanos) throws InterruptedException {
    Tally tally = new Tally();
    Semaphore free = new Semaphore(atOnce);
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      free.acquire();
      send(System.nanoTime(), start + nanos, tally, free);
    }
    free.acquire(atOnce);
    return tally.line(nanos / 1e9);
  }

  private String paced(double perSecond, long nanos) {
    Tally tally = new Tally();
    Semaphore unbounded = new Semaphore(0);
    long start = System.nanoTime();
    long all = Math.round(perSecond * nanos / 1e9);
    for (long i = 0; i < all; i++) {
      long due = start + (long) (i * 1e9 / perSecond);
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      send(due, Long.MAX_VALUE, tally, unbounded);
    }
    producer.flush();
    return tally.line(nanos / 1e9);
  }

  private void send(long due, long countedUntil, Tally tally, Semaphore free) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, sources[(int) (sent++ % SOURCES)], body);
    producer.send(
        record,
        (written, failure) -> {
          long now = System.nanoTime();
          if (failure != null) {
            tally.failed.incrementAndGet();
          } else if (now <= countedUntil) {
            tally.confirmed.incrementAndGet();
            tally.latency.recordValue(now - due);
          }
          free.release();
        });
  }

  /** What came of an order. */
  static final class Tally {
    private final ConcurrentHistogram latency = new ConcurrentHistogram(3);
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    /** Confirmed, failed, seconds, then p50, p90, p99, p99.9 and the most in milliseconds. */
    String line(double seconds) {
      StringBuilder line = new StringBuilder();
      line.append(confirmed.get()).append(' ').append(failed.get()).append(' ').append(seconds);
      LoadResult.percentiles(latency).values().forEach(millis -> line.append(' ').append(millis));
      return line.toString();
    }
  }
}
