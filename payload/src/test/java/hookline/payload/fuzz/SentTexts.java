package hookline.payload.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.json.LowerCaseKeys;
import java.util.ArrayList;
import java.util.List;

/** The texts of attachments as they were sent, each beside what was made of it. */
public final class SentTexts {
  private static final List<String> FORMATTED = List.of("pretext", "title");
  private static final List<String> PLAIN = List.of("fallback", "author_name", "footer");

  private final List<Pair> pairs = new ArrayList<>();

  private SentTexts() {}

  /**
   * A text and the attachment's texts it must be found in.
   *
   * @param leaf as it was sent
   * @param made what the post has
   */
  public record Pair(BlockTexts.Leaf leaf, String made) {}

  /**
   * The pairs, in order.
   *
   * @param sent with null for what is no attachment
   * @param made the attachments of all posts, one for each that is
   */
  public static List<Pair> in(List<JsonNode> sent, List<JsonNode> made) {
    SentTexts texts = new SentTexts();
    int index = 0;
    for (int i = 0; i < sent.size(); i++) {
      if (sent.get(i) instanceof ObjectNode attachment) {
        texts.attachment(LowerCaseKeys.of(attachment), "attachments[" + i + "]", made.get(index++));
      }
    }
    return texts.pairs;
  }

  private void attachment(ObjectNode sent, String path, JsonNode made) {
    for (String key : FORMATTED) {
      add(sent.path(key), path + "." + key, BlockTexts.Kind.MRKDWN, made.path(key).asText());
    }
    for (String key : PLAIN) {
      add(sent.path(key), path + "." + key, BlockTexts.Kind.PLAIN, made.path(key).asText());
    }
    String text = made.path("text").asText();
    JsonNode blocks = sent.path("blocks");
    if (blocks.isMissingNode() || blocks.isNull() || text.isEmpty()) {
      add(sent.path("text"), path + ".text", BlockTexts.Kind.MRKDWN, text);
    } else if (blocks.isArray()) {
      List<JsonNode> all = new ArrayList<>();
      blocks.forEach(all::add);
      for (BlockTexts.Leaf leaf : BlockTexts.in(all)) {
        pairs.add(new Pair(leaf.below(path), text));
      }
    }
    fields(sent.path("fields"), path + ".fields", made.path("fields"));
  }

  private void fields(JsonNode sent, String path, JsonNode made) {
    String titles = joined(made, "title");
    String values = joined(made, "value");
    for (int i = 0; sent.isArray() && i < sent.size(); i++) {
      if (sent.get(i) instanceof ObjectNode field) {
        String at = path + "[" + i + "]";
        ObjectNode keys = LowerCaseKeys.of(field);
        add(keys.path("title"), at + ".title", BlockTexts.Kind.MRKDWN, titles);
        add(keys.path("value"), at + ".value", BlockTexts.Kind.MRKDWN, values);
      }
    }
  }

  private static String joined(JsonNode fields, String key) {
    StringBuilder all = new StringBuilder();
    fields.forEach(field -> all.append(field.path(key).asText()).append('\n'));
    return all.toString();
  }

  private void add(JsonNode text, String path, BlockTexts.Kind kind, String made) {
    if (text.isTextual()) {
      pairs.add(new Pair(new BlockTexts.Leaf(path, text.textValue(), kind), made));
    }
  }
}
