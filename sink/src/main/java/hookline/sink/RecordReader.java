package hookline.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.Duplicate;
import hookline.topics.Erasure;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.RejectionAction;
import hookline.topics.Topics;
import hookline.topics.TraceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a record as the rows it becomes. Thread-safe. */
final class RecordReader {
  private final Map<String, Reader> readers = new HashMap<>();

  /** Knows every topic the sink reads, the live line's and the replay's. */
  RecordReader(Topics topics) {
    readers.put(topics.posts(), RecordReader::post);
    readers.put(topics.replayPosts(), RecordReader::post);
    readers.put(topics.rejections(), RecordReader::rejection);
    readers.put(topics.replayRejections(), RecordReader::rejection);
    readers.put(topics.duplicates(), RecordReader::duplicate);
    readers.put(topics.erasures(), record -> List.of(erasure(record)));
    readers.put(topics.rejectionActions(), record -> List.of(rejectionAction(record)));
    readers.put(topics.directChannels(), record -> List.of(directChannel(record)));
    readers.put(topics.directory(DirectoryTopic.CHANNELS), record -> List.of(channel(record)));
    readers.put(topics.directory(DirectoryTopic.USERS), record -> List.of(user(record)));
    readers.put(topics.directory(DirectoryTopic.TEAMS), record -> List.of(team(record)));
    readers.put(topics.directory(DirectoryTopic.HOOKS), record -> List.of(hook(record)));
  }

  /**
   * The record's rows.
   *
   * @throws UnreadableRecordException when it is none of ours, as a record written by hand may be
   */
  List<Row> read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
    Reader reader = readers.get(record.topic());
    if (reader == null) {
      throw new IllegalArgumentException("no row is made of topic " + record.topic());
    }
    return reader.read(record);
  }

  private static List<Row> post(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRecordException {
    PostColumns post;
    try {
      post = columns(record);
    } catch (UnreadableRecordException e) {
      throw e.ofDelivery(rejectionOf(record, e.getMessage()));
    }
    String flaw = flaw(post);
    if (flaw != null) {
      throw new UnreadableRecordException(record, flaw).ofDelivery(rejectionOf(record, flaw));
    }
    return List.of(new Row.PostRow(post, traceId(record)));
  }

  /** Revision and ids decide which rows others touch: a post that lies about them is none. */
  private static @Nullable String flaw(PostColumns post) {
    if (!Ids.isId(post.deliveryId())) {
      return "has no delivery_id";
    }
    if (post.part() < 0 || post.revision() < 0) {
      return "has a negative part or revision";
    }
    if (post.revision() >= Erasure.REVISION) {
      return "has a revision that only an erasure has";
    }
    if (!Ids.post(post.deliveryId(), post.part()).equals(post.id())) {
      return "has an id that is not its delivery's for part " + post.part();
    }
    return null;
  }

  /** An unreadable post with a delivery id is a payload's nonetheless, and must not vanish. */
  private static @Nullable Rejection rejectionOf(
      ConsumerRecord<byte[], byte[]> record, String why) {
    JsonNode tree = treeOf(record);
    String deliveryId = tree.path("delivery_id").asText();
    if (!Ids.isId(deliveryId)) {
      // Its headers follow a delivery through the line, whatever became of the value.
      deliveryId = header(record.headers(), Headers.DELIVERY_ID);
    }
    if (!Ids.isId(deliveryId)) {
      return null;
    }
    long revision = Headers.number(record.headers(), Headers.REVISION, 0);
    return Rejection.byTheStore(
        deliveryId,
        tree.path("source_id").asText(),
        tree.path("create_at").asLong(record.timestamp()),
        revisionOf(tree.path("revision").asLong(revision)),
        "the record of its post " + why,
        position(record),
        traceId(record));
  }

  /** The value as far as it is JSON. */
  private static JsonNode treeOf(ConsumerRecord<byte[], byte[]> record) {
    try {
      return json(record, JsonNode.class);
    } catch (UnreadableRecordException e) {
      return MissingNode.getInstance();
    }
  }

  private static List<Row> rejection(ConsumerRecord<byte[], byte[]> record) {
    org.apache.kafka.common.header.Headers headers = record.headers();
    String topic = Headers.text(headers, Headers.PAYLOAD_TOPIC);
    // One written by hand has its body here at least.
    LogPosition payload =
        topic == null
            ? position(record)
            : new LogPosition(
                Text.storable(topic),
                (int) Headers.number(headers, Headers.PAYLOAD_PARTITION, -1),
                Headers.number(headers, Headers.PAYLOAD_OFFSET, -1));
    String id = Headers.text(headers, Headers.DELIVERY_ID);
    Rejection rejection =
        new Rejection(
            id != null && Ids.isId(id) ? id : Ids.delivery(payload),
            key(record),
            Headers.number(headers, Headers.RECEIVED_AT, record.timestamp()),
            revisionOf(Headers.number(headers, Headers.REVISION, 0)),
            header(headers, Headers.REASON),
            header(headers, Headers.REFUSAL),
            header(headers, Headers.DETAIL),
            (int) Headers.number(headers, Headers.STATUS, 0),
            header(headers, Headers.WITHDRAW).equals("true"),
            payload,
            traceId(record));
    Row row = new Row.RejectionRow(rejection);
    return rejection.withdraw()
        ? List.of(row, new Row.PostRow(rejection.tombstone()))
        : List.of(row);
  }

  /** Within what a record may have, whatever one written by hand says. */
  private static long revisionOf(long written) {
    return Math.min(Math.max(0, written), Erasure.REVISION - 1);
  }

  private static List<Row> duplicate(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRecordException {
    Duplicate read = json(record, Duplicate.class);
    if (read.deliveryId() == null || !Ids.isId(read.deliveryId())) {
      throw new UnreadableRecordException(record, "has no delivery_id");
    }
    return List.of(
        new Row.DuplicateRow(
            new Duplicate(
                read.deliveryId(),
                text(read.sourceId()),
                text(read.firstDeliveryId()),
                read.receivedAt(),
                text(read.idempotencyKey()),
                read.retryKey(),
                read.payload() == null || read.payload().topic() == null
                    ? position(record)
                    : read.payload()),
            traceId(record)));
  }

  private static Row erasure(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRecordException {
    Erasure read = named(record, json(record, Erasure.class), Erasure::id);
    if (read.kind() == null || read.value().isEmpty()) {
      throw new UnreadableRecordException(record, "has no kind or no value");
    }
    return new Row.ErasureRow(
        new Erasure(text(read.id()), read.kind(), text(read.value()), read.at(), text(read.by())));
  }

  private static Row rejectionAction(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRecordException {
    RejectionAction read = json(record, RejectionAction.class);
    if (read.deliveryId() == null || !Ids.isId(read.deliveryId())) {
      throw new UnreadableRecordException(record, "has no delivery_id");
    }
    return new Row.RejectionActionRow(
        new RejectionAction(
            read.deliveryId(), text(read.action()), read.revision(), read.at(), text(read.by())));
  }

  private static Row directChannel(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRecordException {
    return new Row.DirectChannelRow(named(record, json(record, Channel.class), Channel::id));
  }

  private static Row channel(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRecordException {
    return new Row.ChannelRow(named(record, json(record, Channel.class), Channel::id));
  }

  private static Row user(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
    return new Row.UserRow(named(record, json(record, User.class), User::id));
  }

  private static Row team(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
    return new Row.TeamRow(named(record, json(record, Team.class), Team::id));
  }

  private static Row hook(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
    return new Row.HookRow(named(record, json(record, Hook.class), Hook::sourceId));
  }

  private static <T> T named(ConsumerRecord<byte[], byte[]> record, T value, Function<T, String> id)
      throws UnreadableRecordException {
    if (id.apply(value).isEmpty()) {
      throw new UnreadableRecordException(record, "has no id");
    }
    return value;
  }

  private static PostColumns columns(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRecordException {
    try {
      return PostRecord.read(value(record));
    } catch (IOException e) {
      throw new UnreadableRecordException(
          record, "is not the JSON of a " + described(Post.class, e));
    }
  }

  private static <T> T json(ConsumerRecord<byte[], byte[]> record, Class<T> type)
      throws UnreadableRecordException {
    T value;
    try {
      value = Json.read(value(record), type);
    } catch (UncheckedIOException e) {
      throw new UnreadableRecordException(
          record, "is not the JSON of a " + described(type, e.getCause()));
    }
    if (value == null) {
      throw new UnreadableRecordException(record, "is a JSON null");
    }
    return value;
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableRecordException {
    if (record.value() == null) {
      throw new UnreadableRecordException(record, "is a tombstone");
    }
    return record.value();
  }

  /** Only where, not what: the parser's own message quotes the value, and a hook's has a secret. */
  private static String described(Class<?> type, @Nullable Throwable e) {
    String name = type.getSimpleName().toLowerCase(Locale.ROOT);
    return e instanceof JsonProcessingException json && json.getLocation() != null
        ? name + ", at byte " + json.getLocation().getByteOffset()
        : name;
  }

  private static LogPosition position(ConsumerRecord<byte[], byte[]> record) {
    return new LogPosition(record.topic(), record.partition(), record.offset());
  }

  private static @Nullable String traceId(ConsumerRecord<byte[], byte[]> record) {
    TraceContext trace = TraceContext.ofRequest(record.headers());
    return trace == null ? null : trace.traceId();
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null
        ? ""
        : Text.storable(new String(record.key(), StandardCharsets.UTF_8));
  }

  private static String header(org.apache.kafka.common.header.Headers headers, String name) {
    return text(Headers.text(headers, name));
  }

  private static String text(@Nullable String text) {
    return Text.storable(Objects.requireNonNullElse(text, ""));
  }

  private interface Reader {
    List<Row> read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException;
  }
}
