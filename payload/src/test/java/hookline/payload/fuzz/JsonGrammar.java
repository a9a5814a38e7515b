package hookline.payload.fuzz;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A payload of blocks, spelled out of any bytes: mutations of bytes then are mutations of blocks,
 * where mutations of JSON mostly break it. Each byte chooses; when they run out all ends.
 */
public final class JsonGrammar {
  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 24;

  private static final List<String> BLOCKS =
      words(
          "header section divider image context actions context_actions markdown rich_text "
              + "table data_table data_visualization video file input alert card carousel container "
              + "plan task_card newest");

  private static final List<String> TYPES =
      words(
          "mrkdwn plain_text raw_text text link emoji user usergroup channel team broadcast "
              + "date color button image overflow checkboxes radio_buttons static_select datepicker "
              + "plain_text_input rich_text_section rich_text_list rich_text_quote "
              + "rich_text_preformatted rich_text card task_card url");

  private static final List<String> KEYS =
      words(
          "text elements fields accessory title url alt_text image_url style rows "
              + "column_settings indent offset border name unicode user_id channel_id range timestamp "
              + "format fallback value label element options initial_options description placeholder "
              + "title_url video_url thumbnail_url hint level tasks output details sources blocks "
              + "bold italic strike code align is_wrapped body subtitle hero_image icon actions "
              + "slack_file author_name provider_name");

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

  private static final List<String> ATTACHMENT = words("attachment");
  private static final List<String> TEXT_OBJECTS = words("mrkdwn plain_text");
  private static final List<String> LEAVES =
      words("text text link emoji user usergroup channel team broadcast date color");
  private static final List<String> PARTS_OF_RICH_TEXT =
      words("rich_text_section rich_text_list rich_text_quote rich_text_preformatted");
  private static final Set<String> SINGLE =
      Set.copyOf(words("text accessory title description element label hint"));

  /** What a type's key holds, when it is no string. */
  private static final Map<String, List<String>> PARTS =
      Map.ofEntries(
          entry("header.text", words("plain_text")),
          entry("section.text", TEXT_OBJECTS),
          entry("section.fields", TEXT_OBJECTS),
          entry("section.accessory", words("image button overflow checkboxes")),
          entry("context.elements", words("mrkdwn plain_text image")),
          entry("actions.elements", words("button static_select datepicker")),
          entry("button.text", words("plain_text")),
          entry("image.title", words("plain_text")),
          entry("video.title", words("plain_text")),
          entry("input.label", words("plain_text")),
          entry("input.element", words("plain_text_input radio_buttons")),
          entry("rich_text.elements", PARTS_OF_RICH_TEXT),
          entry("rich_text_section.elements", LEAVES),
          entry("rich_text_quote.elements", LEAVES),
          entry("rich_text_preformatted.elements", LEAVES),
          entry("rich_text_list.elements", words("rich_text_section")),
          entry("table.rows", words("raw_text rich_text")),
          entry("carousel.elements", words("card")),
          entry("attachment.fields", words("field")),
          entry("attachment.blocks", BLOCKS),
          entry("attachment.actions", words("button")),
          entry("container.child_blocks", BLOCKS),
          entry("plan.tasks", words("task_card")));

  private static final Map<String, List<String>> OWN_KEYS =
      Map.ofEntries(
          entry("section", words("text fields accessory")),
          entry("image", words("image_url alt_text title")),
          entry("button", words("text url value")),
          entry("rich_text_list", words("elements elements style indent offset")),
          entry("text", words("text style")),
          entry("link", words("url text style")),
          entry("emoji", words("name unicode")),
          entry("user", words("user_id")),
          entry("channel", words("channel_id")),
          entry("broadcast", words("range")),
          entry("date", words("timestamp format fallback url")),
          entry("table", words("rows rows column_settings")),
          entry("video", words("title title_url video_url description")),
          entry("input", words("label element hint")),
          entry("card", words("title subtitle body hero_image actions")),
          entry(
              "attachment",
              words(
                  "text pretext fields fields blocks actions title title_link author_name footer "
                      + "fallback color ts image_url")),
          entry("field", words("title value short")),
          entry("container", words("child_blocks title")),
          entry("plan", words("title tasks")),
          entry("task_card", words("title details output sources")));

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
    json.append(",\"attachments\":[");
    for (int attachments = next() % 8 - 5; attachments > 0; attachments--) {
      object(ATTACHMENT, 0);
      json.append(',');
    }
    json.append("],\"blocks\":[");
    while (at < bytes.length) {
      object(BLOCKS, 0);
      json.append(',');
    }
    json.append("]}");
  }

  private void object(List<String> types, int depth) {
    String type = any(types);
    json.append("{\"type\":\"").append(type).append('"');
    List<String> own = OWN_KEYS.getOrDefault(type, List.of("text", "elements"));
    for (int keys = next() % 5; keys > 0; keys--) {
      int choice = next();
      String key = choice % 8 > 0 ? own.get(choice / 8 % own.size()) : any(KEYS);
      json.append(",\"").append(key).append("\":");
      ofKey(type, key, depth + 1);
    }
    json.append('}');
  }

  /** Mostly what belongs there. */
  private void ofKey(String type, String key, int depth) {
    List<String> parts = PARTS.get(type + "." + key);
    if (depth > DEEPEST || next() % 8 == 0) {
      value(depth);
    } else if (parts == null) {
      text();
    } else if (SINGLE.contains(key)) {
      object(parts, depth);
    } else {
      array(parts, depth, key.equals("rows"));
    }
  }

  private void array(List<String> parts, int depth, boolean ofArrays) {
    json.append('[');
    for (int elements = next() % 5; elements > 0; elements--) {
      if (ofArrays) {
        array(parts, depth, false);
      } else {
        object(parts, depth);
      }
      json.append(',');
    }
    json.append(']');
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

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  private String any(List<String> choices) {
    return choices.get(next() % choices.size());
  }

  private int next() {
    return at < bytes.length ? bytes[at++] & 0xFF : 0;
  }
}
