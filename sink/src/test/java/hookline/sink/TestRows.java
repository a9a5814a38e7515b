package hookline.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Reason;
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
