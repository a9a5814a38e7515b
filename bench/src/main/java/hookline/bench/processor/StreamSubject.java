package hookline.bench.processor;

import hookline.bench.measure.Quantity;
import hookline.bench.measure.Subject;
import hookline.bench.process.Backlog;
import hookline.bench.process.Costs;
import hookline.bench.process.ProcessorClock;
import hookline.bench.process.TopicRoom;
import hookline.bench.process.Workbench;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * A Streams application: from the moment its payloads can be read until it has committed the last
 * of them, results and all.
 *
 * @param group its application id
 * @param written the topics it writes to, emptied afterwards
 */
record StreamSubject(
    String name,
    Workbench bench,
    ProcessorClock clock,
    String group,
    String topic,
    List<String> written,
    int count,
    PayloadRecords records,
    Duration warming)
    implements Subject {

  private static final long LOOK_MILLIS = 10;
  private static final long PATIENCE_NANOS = 600_000_000_000L;

  @Override
  public void warmUp() throws Exception {
    long end = System.nanoTime() + warming.toNanos();
    do {
      measure();
    } while (System.nanoTime() < end);
  }

  @Override
  public Map<Quantity, Double> measure() throws Exception {
    try (Backlog backlog = Backlog.write(bench, count, records::record);
        Admin admin = Admin.create(bench.kafka())) {
      Costs costs = Costs.from(clock, bench.brokerClock());
      long start = System.nanoTime();
      backlog.release();
      while (committed(admin) < backlog.end()) {
        if (System.nanoTime() - start > PATIENCE_NANOS) {
          throw new IllegalStateException(name + " has not done its payloads within 10 minutes");
        }
        Thread.sleep(LOOK_MILLIS);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Map<Quantity, Double> figures = new EnumMap<>(costs.of(count));
      figures.put(Quantity.RATE, count / seconds);
      TopicRoom.empty(admin, topic);
      for (String output : written) {
        TopicRoom.empty(admin, output);
      }
      return figures;
    }
  }

  private long committed(Admin admin) throws Exception {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
        .mapToLong(entry -> entry.getValue().offset())
        .sum();
  }
}
