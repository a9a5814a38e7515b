package hookline.faults.scale;

import hookline.payload.model.Ids;
import hookline.topics.Headers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A steady rate of payloads, each timed from when it was due until its post can be read. */
final class Flow implements AutoCloseable {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Duration POLL = Duration.ofMillis(100);

  private final Payloads payloads;
  private final int perSecond;
  private final KafkaConsumer<byte[], byte[]> posts;
  private final Map<String, Long> written = new ConcurrentHashMap<>();
  private final List<Long> nanos = new ArrayList<>();
  private final Thread writer = new Thread(this::write, "flow-writer");
  private final Thread reader = new Thread(this::read, "flow-reader");
  private volatile boolean ending;

  private Flow(Site site, Payloads payloads, int perSecond) {
    this.payloads = payloads;
    this.perSecond = perSecond;
    Map<String, Object> settings = new HashMap<>(site.kafka());
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "latest");
    settings.put("fetch.max.wait.ms", "20");
    this.posts =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, site.topics().settings().partitions())
            .mapToObj(i -> new TopicPartition(site.topics().posts(), i))
            .toList();
    posts.assign(partitions);
    posts.seekToEnd(partitions);
    // It is lazy: the ends are those of now.
    partitions.forEach(posts::position);
  }

  static Flow begin(Site site, Payloads payloads, int perSecond) {
    Flow begun = new Flow(site, payloads, perSecond);
    begun.writer.start();
    begun.reader.start();
    return begun;
  }

  /** Waits until all that was written so far has been read, and forgets the times until now. */
  void forget() throws InterruptedException {
    times();
  }

  /** The times since the last question, when all that was written so far has been read. */
  Times times() throws InterruptedException {
    List<String> sofar = List.copyOf(written.keySet());
    while (sofar.stream().anyMatch(written::containsKey)) {
      Thread.sleep(10);
    }
    synchronized (nanos) {
      List<Long> sorted = nanos.stream().sorted().toList();
      nanos.clear();
      return sorted.isEmpty()
          ? new Times(0, 0, 0)
          : new Times(
              sorted.size(),
              Math.round(sorted.get(sorted.size() / 2) / NANOS_PER_MILLI),
              Math.round(sorted.get(sorted.size() - 1) / NANOS_PER_MILLI));
    }
  }

  private void write() {
    long next = System.nanoTime();
    for (int number = 0; !ending; number++) {
      LockSupport.parkNanos(next - System.nanoTime());
      String delivery = Ids.of(UUID.randomUUID());
      // Before it is written: its post may be read at once.
      written.put(delivery, next);
      payloads.write(number, delivery);
      next += NANOS_PER_SECOND / perSecond;
    }
  }

  private void read() {
    try (posts) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> post : posts.poll(POLL)) {
          Long at = written.remove(Headers.text(post.headers(), Headers.DELIVERY_ID));
          if (at != null) {
            synchronized (nanos) {
              nanos.add(System.nanoTime() - at);
            }
          }
        }
      }
    } catch (WakeupException e) {
      // Closed.
    }
  }

  @Override
  public void close() {
    ending = true;
    try {
      writer.join();
      posts.wakeup();
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** In milliseconds. */
  record Times(int payloads, long median, long longest) {}
}
