package hookline.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import java.util.List;

/** Posts whose every field follows from a few. */
final class TestPosts {
  static final String SOURCE = "seurceidseurceidseurceid11";
  static final String USER = "useridxuseridxuseridxuser1";

  private TestPosts() {}

  /** A post of one part at revision 0. */
  static Post post(String deliveryId, String channelId, long createAt, String message) {
    return part(deliveryId, channelId, createAt, message, 0, 1, 0, "");
  }

  static Post part(
      String deliveryId,
      String channelId,
      long createAt,
      String message,
      int part,
      int parts,
      long revision,
      String rootId) {
    ObjectNode props = JsonNodeFactory.instance.objectNode();
    props.put("from_webhook", "true");
    return new Post(
        Ids.post(deliveryId, part),
        createAt,
        revision == 0 ? createAt : revision,
        0,
        USER,
        channelId,
        rootId,
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
        new LogPosition("test", 0, 0));
  }
}
