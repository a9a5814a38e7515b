package hookline.sink;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record no row can be made of. Its message says why, without the record's content. */
final class UnreadableRecordException extends Exception {
  private final String where;
  private final @Nullable Rejection rejection;

  UnreadableRecordException(ConsumerRecord<?, ?> record, String why) {
    this("%s-%d@%d".formatted(record.topic(), record.partition(), record.offset()), why, null);
  }

  private UnreadableRecordException(String where, String why, @Nullable Rejection rejection) {
    super(why);
    this.where = where;
    this.rejection = rejection;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }

  /**
   * The same, with what becomes of the delivery whose record it was; null when none can be told.
   */
  UnreadableRecordException ofDelivery(@Nullable Rejection itsRejection) {
    return new UnreadableRecordException(where, getMessage(), itsRejection);
  }

  /** Topic, partition and offset. */
  String where() {
    return where;
  }

  @Nullable Rejection rejection() {
    return rejection;
  }
}
