package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.block.value.WebLink;

/** A video: its title as a link, who made it, its description, its thumbnail. */
final class VideoBlock {
  private VideoBlock() {}

  static String render(Value block) {
    // rule: [title](title_url or video_url)
    Value titleUrl = block.get("title_url");
    Value url = WebLink.target(titleUrl) == null ? block.get("video_url") : titleUrl;
    String author = TextObject.string(block.get("author_name"));
    String provider = TextObject.string(block.get("provider_name"));
    Value thumbnail = block.get("thumbnail_url");
    String alt = TextObject.bare(block.get("alt_text"));
    return new Paragraphs()
        .addLine(WebLink.link(TextObject.line(block.get("title")), url))
        .addLine(
            author.isEmpty() || provider.isEmpty() ? author + provider : author + " · " + provider)
        .addLine(TextObject.plain(block.get("description")))
        .addLine(WebLink.image(alt, thumbnail))
        .toString();
  }
}
