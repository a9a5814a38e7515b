package hookline.bench.processor;

import hookline.bench.directory.SampleDirectory;
import hookline.directory.DirectoryPosition;
import hookline.payload.model.Ids;
import hookline.topics.Headers;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Payloads as an ingress writes them, headers and all, of many hooks in turns. */
final class PayloadRecords {
  /** As many as take turns; the directory may hold a thousand times as many. */
  private static final int MOST_SOURCES = 100_000;

  private final String topic;
  private final PayloadSize size;
  private final byte[] body;
  private final byte[] position;
  private final List<byte[]> sources;
  private final SplittableRandom random = new SplittableRandom();

  PayloadRecords(
      String topic, PayloadSize size, SampleDirectory directory, DirectoryPosition position) {
    this.topic = topic;
    this.size = size;
    this.body = size.body();
    this.position = Headers.bytes(position.toString());
    this.sources =
        directory.hooksThatPost(MOST_SOURCES).map(hook -> Headers.bytes(hook.sourceId())).toList();
  }

  ProducerRecord<byte[], byte[]> record(long number) {
    long now = System.currentTimeMillis();
    var record = new ProducerRecord<>(topic, sources.get((int) (number % sources.size())), body);
    var headers = record.headers();
    headers.add(Headers.DELIVERY_ID, Headers.bytes(deliveryId(now)));
    headers.add(Headers.RECEIVED_AT, Headers.bytes(Long.toString(now)));
    headers.add(Headers.REVISION, Headers.bytes("0"));
    headers.add(Headers.DIRECTORY_POSITION, position);
    headers.add(Headers.METHOD, Headers.bytes("POST"));
    headers.add(Headers.DIALECT, Headers.bytes(size.dialect()));
    headers.add(Headers.REMOTE_ADDRESS, Headers.bytes("127.0.0.1"));
    headers.add(Headers.CONTENT_TYPE, Headers.bytes("application/json"));
    headers.add("http.host", Headers.bytes("127.0.0.1"));
    headers.add("http.user-agent", Headers.bytes("hookline-bench"));
    return record;
  }

  /** A UUID of version 7. */
  private String deliveryId(long now) {
    return Ids.of(
        new UUID(
            (now << 16) | 0x7000 | (random.nextLong() & 0xFFF),
            (random.nextLong() >>> 2) | 0x8000000000000000L));
  }
}
