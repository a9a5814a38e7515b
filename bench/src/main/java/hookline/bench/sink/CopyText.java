package hookline.bench.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.payload.model.Post;
import java.util.List;

/** Posts as rows of {@code COPY ... FROM STDIN}, in its text format. */
final class CopyText {
  static final String STATEMENT =
      "COPY posts (id, create_at, update_at, delete_at, user_id, channel_id, root_id, message, type,"
          + " props, metadata, source_id, delivery_id, part, parts, revision, warnings,"
          + " payload_topic, payload_partition, payload_offset) FROM STDIN";

  private CopyText() {}

  /** All of them, as one piece. */
  static byte[] of(List<Post> posts) {
    StringBuilder text = new StringBuilder();
    posts.forEach(post -> append(text, post));
    return text.toString().getBytes(UTF_8);
  }

  private static void append(StringBuilder text, Post post) {
    Object[] values = {
      post.id(),
      post.createAt(),
      post.updateAt(),
      post.deleteAt(),
      post.userId(),
      post.channelId(),
      post.rootId(),
      post.message(),
      post.type(),
      post.props(),
      post.metadata(),
      post.sourceId(),
      post.deliveryId(),
      post.part(),
      post.parts(),
      post.revision(),
      "[]",
      post.payload().topic(),
      post.payload().partition(),
      post.payload().offset()
    };
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : "\t").append(escaped(values[i].toString()));
    }
    text.append('\n');
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
