package hookline.bench.sink;

import hookline.bench.measure.Quantity;
import hookline.bench.measure.Subject;
import hookline.bench.process.Backlog;
import hookline.bench.process.Costs;
import hookline.bench.process.ProcessorClock;
import hookline.bench.process.TopicRoom;
import hookline.bench.process.Workbench;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Whatever makes rows of a topic's records: from the moment they can be read until it has stored
 * the last of them.
 *
 * @param records what is in the topic, new ones at every call
 * @param reached how far it has come, as a sum over the partitions
 */
record TopicSubject(
    String name,
    Workbench bench,
    ProcessorClock clock,
    PostsTable table,
    String topic,
    int rows,
    LongFunction<ProducerRecord<byte[], byte[]>> records,
    Progress reached,
    Duration warming)
    implements Subject {

  private static final long LOOK_MILLIS = 10;
  private static final long PATIENCE_NANOS = 600_000_000_000L;

  /** How far a subject has come. */
  @FunctionalInterface
  interface Progress {
    /** The sum, over the topic's partitions, of the offsets up to which all is stored. */
    long offsets() throws Exception;
  }

  @Override
  public void warmUp() throws Exception {
    long end = System.nanoTime() + warming.toNanos();
    do {
      measure();
    } while (System.nanoTime() < end);
  }

  @Override
  public Map<Quantity, Double> measure() throws Exception {
    table.reset();
    try (Backlog backlog = Backlog.write(bench, rows, records);
        Admin admin = Admin.create(bench.kafka())) {
      Costs costs = Costs.from(clock, table.database().clock());
      long start = System.nanoTime();
      backlog.release();
      while (reached.offsets() < backlog.end()) {
        if (System.nanoTime() - start > PATIENCE_NANOS) {
          throw new IllegalStateException(name + " has not stored its records within 10 minutes");
        }
        Thread.sleep(LOOK_MILLIS);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Map<Quantity, Double> figures = new EnumMap<>(costs.of(rows));
      table.requireAdded(rows, name);
      TopicRoom.empty(admin, topic);
      figures.put(Quantity.RATE, rows / seconds);
      return figures;
    }
  }
}
