package hookline.processor;

import hookline.topics.Headers;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Where a receipt goes: the delivery it is about, which is the record's key, and the partition
 * whose reader waits for it. A partitioner sees the key and no headers, so the partition travels in
 * the key as far as the producer.
 */
final class ReceiptAddress {
  private static final char SEPARATOR = '@';

  private ReceiptAddress() {}

  /**
   * The address that a payload's header asks for, or null when nobody waits. What is no partition's
   * number, which only a record written by hand has, is nobody's either.
   */
  static @Nullable String of(String deliveryId, @Nullable Header receiptTo) {
    if (receiptTo == null || receiptTo.value() == null) {
      return null;
    }
    byte[] digits = receiptTo.value();
    boolean number = digits.length >= 1 && digits.length <= 6;
    for (byte digit : digits) {
      number &= digit >= '0' && digit <= '9';
    }
    return number ? deliveryId + SEPARATOR + new String(digits, Headers.CHARSET) : null;
  }

  /** Writes the delivery alone. */
  static Serializer<String> serializer() {
    return (topic, address) -> Headers.bytes(address.substring(0, address.indexOf(SEPARATOR)));
  }

  /** A partition that the topic does not have is another: a wrong one must not end the task. */
  static StreamPartitioner<String, byte[]> partitioner() {
    return (topic, address, receipt, partitions) -> {
      int asked = Integer.parseInt(address.substring(address.indexOf(SEPARATOR) + 1));
      return Optional.of(Set.of(asked % partitions));
    };
  }
}
