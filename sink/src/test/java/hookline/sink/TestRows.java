package hookline.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Protection;
import hookline.payload.model.Reason;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Warning;
import hookline.payload.model.WarningKind;
import java.util.List;

/** Posts and rejections whose every field follows from a few. */
final class TestRows {
  static final String SOURCE = id(900_001);
  static final String USER = id(900_002);

  private TestRows() {}

  /** The id of that number. */
  static String id(int number) {
    return Ids.delivery(new LogPosition("test", 0, number));
  }

  /** A post of one part at revision 0. */
  static Post post(String deliveryId, String channelId, String message) {
    return part(deliveryId, channelId, message, 0, 1, 0);
  }

  /** One with something in every field, and in every text that may be anything that text. */
  static Post everyField(int part, String tricky) {
    ObjectNode props = JsonNodeFactory.instance.objectNode();
    // PostgreSQL's keys have no control characters.
    props.put(tricky.replace("\u0001", ""), tricky);
    props.putArray("attachments").addObject().put("text", "x").putNull("n").put("big", 1L << 60);
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("priority").put("priority", "urgent");
    return new Post(
        Ids.post(id(1), part),
        11,
        12,
        13,
        "user",
        "channel",
        "root",
        tricky,
        "custom_" + tricky,
        props,
        metadata,
        "source",
        id(1),
        part,
        3,
        12,
        List.of(new Warning(WarningKind.COERCED, "attachments[0].text", tricky)),
        new LogPosition("payloads", 7, 1L << 40));
  }

  static Post part(
      String deliveryId, String channelId, String message, int part, int parts, long revision) {
    ObjectNode props = JsonNodeFactory.instance.objectNode();
    props.put("from_webhook", "true");
    long createAt = 1_700_000_000_000L + Math.floorMod(deliveryId.hashCode(), 1_000);
    return new Post(
        Ids.post(deliveryId, part),
        createAt,
        revision == 0 ? createAt : revision,
        0,
        USER,
        channelId,
        "",
        message,
        "",
        props,
        JsonNodeFactory.instance.objectNode(),
        SOURCE,
        deliveryId,
        part,
        parts,
        revision,
        List.of(),
        payload(deliveryId));
  }

  /** The same of another hook. */
  static Post of(Post post, String sourceId, String userId) {
    return new Post(
        post.id(),
        post.createAt(),
        post.updateAt(),
        post.deleteAt(),
        userId,
        post.channelId(),
        post.rootId(),
        post.message(),
        post.type(),
        post.props(),
        post.metadata(),
        sourceId,
        post.deliveryId(),
        post.part(),
        post.parts(),
        post.revision(),
        post.warnings(),
        post.payload());
  }

  /** The same of another hook. */
  static Rejection of(Rejection rejection, String sourceId) {
    return new Rejection(
        rejection.deliveryId(),
        sourceId,
        rejection.receivedAt(),
        rejection.revision(),
        rejection.reason(),
        rejection.refusal(),
        rejection.detail(),
        rejection.status(),
        rejection.withdraw(),
        rejection.payload());
  }

  /** A hook of that user. */
  static Hook hook(String sourceId, String userId) {
    return new Hook(
        sourceId,
        sourceId,
        1,
        1,
        0,
        userId,
        id(900_003),
        id(900_004),
        "",
        "",
        "",
        "",
        false,
        Dialect.MATTERMOST,
        "UTC",
        0,
        RetryKey.NONE,
        0,
        "",
        0,
        Protection.NONE);
  }

  static Rejection rejection(String deliveryId, long revision, boolean withdraw) {
    return new Rejection(
        deliveryId,
        SOURCE,
        1_700_000_000_000L + Math.floorMod(deliveryId.hashCode(), 1_000),
        revision,
        Reason.UNKNOWN_CHANNEL.id(),
        Reason.UNKNOWN_CHANNEL.word(),
        "there is no channel named 'x' at revision " + revision,
        404,
        withdraw,
        payload(deliveryId));
  }

  private static LogPosition payload(String deliveryId) {
    return new LogPosition("payloads", 1, Math.floorMod(deliveryId.hashCode(), 1_000));
  }
}
