package hookline.console.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.sink.read.StoredPost;
import hookline.topics.Json;

/** Posts as the store might have them. */
final class TestPost {
  private TestPost() {}

  /**
   * A post of that message.
   *
   * @param input Markdown; or, when it begins with a brace, JSON with {@code message}, {@code
   *     props}, {@code metadata}, {@code type}, {@code warnings}, {@code part} and {@code parts}
   */
  static StoredPost of(String input) {
    return input.startsWith("{") ? of(Json.readTree(input.getBytes(UTF_8))) : post(input, "{}");
  }

  private static StoredPost post(String message, String props) {
    return post(message, "", props, "{}", 0, 1, "[]");
  }

  private static StoredPost of(JsonNode json) {
    return post(
        json.path("message").asText(),
        json.path("type").asText(),
        json.has("props") ? json.get("props").toString() : "{}",
        json.has("metadata") ? json.get("metadata").toString() : "{}",
        json.path("part").asInt(),
        json.path("parts").asInt(1),
        json.has("warnings") ? json.get("warnings").toString() : "[]");
  }

  private static StoredPost post(
      String message,
      String type,
      String props,
      String metadata,
      int part,
      int parts,
      String warnings) {
    return new StoredPost(
        "post-id",
        1_600_000_000_000L,
        0,
        0,
        "admin-id",
        "channel-id",
        "",
        message,
        type,
        props,
        "",
        metadata,
        "source-id",
        "delivery-id",
        part,
        parts,
        0,
        warnings);
  }
}
