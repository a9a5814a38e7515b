package hookline.status;

import hookline.payload.model.Ids;
import hookline.topics.Headers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * How old the first records after given offsets are: since the broker wrote them, or, of what came
 * of a payload, since that was received, which its delivery's id tells. What was read once is
 * remembered until its partition moves on. Belongs to one thread.
 */
final class HeadTimes {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST_POLLS = 10;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Head> known = new HashMap<>();

  private record Head(long from, long timestamp) {}

  /**
   * @param consumer in no group; its isolation decides what counts as a record
   */
  HeadTimes(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * What of a partition is asked about.
   *
   * @param from the first offset
   * @param end the one after the last
   */
  record Span(long from, long end) {}

  /**
   * What was found.
   *
   * @param times epoch ms; of spans that hold nothing but transactions' markers, none
   * @param isWhole false where a span's first record did not come in time and none was known before
   */
  record Found(Collection<Long> times, boolean isWhole) {}

  /** The times of the first records of these spans. */
  Found of(Map<TopicPartition, Span> spans) {
    Map<TopicPartition, Span> asked = new HashMap<>(spans);
    known.keySet().retainAll(spans.keySet());
    asked
        .entrySet()
        .removeIf(
            one -> {
              Head head = known.get(one.getKey());
              return head != null && head.from() == one.getValue().from();
            });
    consumer.assign(asked.keySet());
    // One that was assigned before is still paused.
    consumer.resume(asked.keySet());
    asked.forEach((partition, span) -> consumer.seek(partition, span.from()));
    for (int i = 0; i < MOST_POLLS && !asked.isEmpty(); i++) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Span span = asked.remove(partition);
        if (span != null) {
          known.put(partition, new Head(span.from(), time(record)));
          consumer.pause(Set.of(partition));
        }
      }
      asked
          .entrySet()
          .removeIf(
              one -> {
                boolean isEmpty = consumer.position(one.getKey()) >= one.getValue().end();
                if (isEmpty) {
                  known.remove(one.getKey());
                }
                return isEmpty;
              });
    }
    // What did not come in time counts as it was known last: older, never younger.
    return new Found(
        known.values().stream().map(Head::timestamp).toList(),
        known.keySet().containsAll(asked.keySet()));
  }

  private static long time(ConsumerRecord<byte[], byte[]> record) {
    String delivery = Headers.text(record.headers(), Headers.DELIVERY_ID);
    long received = delivery == null || !Ids.isId(delivery) ? -1 : Ids.deliveryMillis(delivery);
    return received < 0 ? record.timestamp() : Math.min(received, record.timestamp());
  }
}
