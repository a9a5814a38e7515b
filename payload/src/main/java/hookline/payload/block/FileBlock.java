package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.block.value.WebLink;
import java.util.List;

/** A remote file: its name as a link, as far as the block tells. */
final class FileBlock {
  private FileBlock() {}

  static String render(Value block) {
    Value file = block.get("file");
    String name = first(block, List.of("title", "name"));
    name = name.isEmpty() ? first(file, List.of("title", "name")) : name;
    name = name.isEmpty() ? first(block, List.of("external_id", "file_id")) : name;
    for (Value holder : List.of(block, file)) {
      for (String key : List.of("permalink", "external_url", "url", "url_private")) {
        if (!holder.get(key).isAbsent()) {
          return WebLink.link(name, holder.get(key));
        }
      }
    }
    return name;
  }

  private static String first(Value holder, List<String> keys) {
    for (String key : keys) {
      String text = TextObject.string(holder.get(key));
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
