package hookline.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.topics.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Post} as its row has it: nothing is null, and what is JSON in the row is JSON text here,
 * which is how the record has it too.
 *
 * @param props a JSON object
 * @param metadata a JSON object
 * @param warnings a JSON array
 */
record PostColumns(
    String id,
    long createAt,
    long updateAt,
    long deleteAt,
    String userId,
    String channelId,
    String rootId,
    String message,
    String type,
    String props,
    String metadata,
    String sourceId,
    String deliveryId,
    int part,
    int parts,
    long revision,
    String warnings,
    LogPosition payload) {
  static final String NO_FIELDS = "{}";
  static final String NO_WARNINGS = "[]";

  static PostColumns of(Post post) {
    return new PostColumns(
        post.id(),
        post.createAt(),
        post.updateAt(),
        post.deleteAt(),
        orEmpty(post.userId()),
        orEmpty(post.channelId()),
        orEmpty(post.rootId()),
        orEmpty(post.message()),
        orEmpty(post.type()),
        json(post.props()),
        json(post.metadata()),
        orEmpty(post.sourceId()),
        post.deliveryId(),
        post.part(),
        post.parts(),
        post.revision(),
        warnings(post),
        Rejection.positionOf(post.payload()));
  }

  /** As characters: as bytes, half of a surrogate pair becomes an escape, which jsonb refuses. */
  private static String json(@Nullable ObjectNode node) {
    return node == null || node.isEmpty() ? NO_FIELDS : node.toString();
  }

  private static String warnings(Post post) {
    return post.warnings() == null || post.warnings().isEmpty()
        ? NO_WARNINGS
        : Json.text(post.warnings());
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
