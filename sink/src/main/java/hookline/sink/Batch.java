package hookline.sink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records on their way to the store, reduced to one row of each id: a statement cannot touch a row
 * twice, and what a later record replaces need not be written. Not thread-safe.
 */
final class Batch {
  private final Map<Key, Row> rows = new LinkedHashMap<>();
  private final List<UnreadableRecordException> unreadable = new ArrayList<>();

  /** The records as rows, the unreadable ones set aside. */
  static Batch of(Iterable<ConsumerRecord<byte[], byte[]>> records, RecordReader reader) {
    Batch batch = new Batch();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        reader.read(record).forEach(batch::add);
      } catch (UnreadableRecordException e) {
        batch.setAside(e);
      }
    }
    return batch;
  }

  void add(Row row) {
    rows.merge(new Key(row.getClass(), row.id()), row, (earlier, later) -> later.over(earlier));
  }

  private void setAside(UnreadableRecordException e) {
    unreadable.add(e);
    Rejection rejection = e.rejection();
    if (rejection != null) {
      add(new Row.RejectionRow(rejection));
    }
  }

  Collection<Row> rows() {
    return rows.values();
  }

  /** To be told once the batch is stored, so that a retry does not tell it again. */
  List<UnreadableRecordException> unreadable() {
    return unreadable;
  }

  private record Key(Class<?> table, String id) {}
}
