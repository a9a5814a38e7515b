package hookline.payload.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A payload of blocks, spelled out of any bytes: mutations of bytes then are mutations of blocks,
 * where mutations of JSON mostly break it. Each byte chooses; when they run out all ends.
 */
public final class JsonGrammar {
  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 24;

  private static final List<String> BLOCKS =
      List.of(
          "header",
          "section",
          "divider",
          "image",
          "context",
          "actions",
          "context_actions",
          "markdown",
          "rich_text",
          "table",
          "data_table",
          "data_visualization",
          "video",
          "file",
          "input",
          "alert",
          "card",
          "carousel",
          "container",
          "plan",
          "task_card",
          "newest");

  private static final List<String> TYPES =
      List.of(
          "mrkdwn",
          "plain_text",
          "raw_text",
          "text",
          "link",
          "emoji",
          "user",
          "usergroup",
          "channel",
          "team",
          "broadcast",
          "date",
          "color",
          "button",
          "image",
          "overflow",
          "checkboxes",
          "radio_buttons",
          "static_select",
          "datepicker",
          "plain_text_input",
          "rich_text_section",
          "rich_text_list",
          "rich_text_quote",
          "rich_text_preformatted",
          "rich_text",
          "card",
          "task_card",
          "url");

  private static final List<String> KEYS =
      List.of(
          "text",
          "elements",
          "fields",
          "accessory",
          "title",
          "url",
          "alt_text",
          "image_url",
          "style",
          "rows",
          "column_settings",
          "indent",
          "offset",
          "border",
          "name",
          "unicode",
          "user_id",
          "channel_id",
          "range",
          "timestamp",
          "format",
          "fallback",
          "value",
          "label",
          "element",
          "options",
          "initial_options",
          "description",
          "placeholder",
          "title_url",
          "video_url",
          "thumbnail_url",
          "hint",
          "level",
          "tasks",
          "output",
          "details",
          "sources",
          "blocks",
          "bold",
          "italic",
          "strike",
          "code",
          "align",
          "is_wrapped",
          "body",
          "subtitle",
          "hero_image",
          "icon",
          "actions",
          "slack_file",
          "author_name",
          "provider_name");

  private static final List<String> WORDS =
      List.of(
          "a",
          "word ",
          " ",
          "\n",
          "*",
          "_",
          "~",
          "`",
          "```",
          "|",
          "<",
          ">",
          "&amp;",
          "[x](y)",
          "#",
          "1. ",
          "- ",
          "\\",
          "!",
          "<http://a.b|c>",
          "<@U024BE7LH>",
          "<!date^1^{date}|d>",
          "\u00e9",
          "\ud83d\ude00",
          "\u200d",
          "bullet",
          "ordered",
          "good",
          "http://a.b/c",
          "mailto:a@b.c",
          "javascript:x",
          "{date_num}",
          "right",
          "center",
          "here",
          "U024BE7LH");

  private final byte[] bytes;
  private int at;
  private final StringBuilder json = new StringBuilder();

  private JsonGrammar(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /** The JSON that the bytes from there on spell. */
  public static byte[] spell(byte[] bytes, int from) {
    JsonGrammar grammar = new JsonGrammar(bytes, from);
    grammar.payload();
    return grammar.json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void payload() {
    json.append("{\"text\":");
    text();
    json.append(",\"blocks\":[");
    while (at < bytes.length) {
      object(BLOCKS, 0);
      json.append(',');
    }
    json.append("]}");
  }

  private void object(List<String> types, int depth) {
    json.append("{\"type\":\"").append(any(types)).append('"');
    for (int keys = next() % 6; keys > 0; keys--) {
      json.append(",\"").append(any(KEYS)).append("\":");
      value(depth + 1);
    }
    json.append('}');
  }

  private void value(int depth) {
    int kind = depth > DEEPEST ? 0 : next() % 16;
    switch (kind) {
      case 0, 1, 2, 3 -> text();
      case 4, 5, 6 -> object(TYPES, depth);
      case 7 -> object(BLOCKS, depth);
      case 8, 9, 10, 11 -> {
        json.append('[');
        for (int elements = next() % 5; elements > 0; elements--) {
          value(depth + 1);
          json.append(',');
        }
        json.append(']');
      }
      case 12 -> json.append(next() - 128);
      case 13 -> json.append("true");
      case 14 -> json.append("null");
      default -> json.append("1792777234");
    }
  }

  private void text() {
    json.append('"');
    for (int words = next() % LONGEST_TEXT; words > 0; words--) {
      int choice = next();
      if (choice < WORDS.size()) {
        WORDS.get(choice).chars().forEach(this::escaped);
      } else {
        escaped(choice);
      }
    }
    json.append('"');
  }

  private void escaped(int c) {
    if (c == '"' || c == '\\') {
      json.append('\\');
    }
    json.append((char) c);
  }

  private String any(List<String> choices) {
    return choices.get(next() % choices.size());
  }

  private int next() {
    return at < bytes.length ? bytes[at++] & 0xFF : 0;
  }
}
