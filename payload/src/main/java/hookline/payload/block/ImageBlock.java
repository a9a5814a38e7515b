package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.block.value.WebLink;
import hookline.payload.model.WarningKind;

/** An image, as a block or within one. */
final class ImageBlock {
  private ImageBlock() {}

  static String render(Value block) {
    String title = TextObject.line(block.get("title"));
    String image = image(block);
    // Where the image could not be shown, its title says all that its description would.
    return image.equals(title) ? title : new Paragraphs().add(title).addLine(image).toString();
  }

  /** {@code ![alt](url)}; what describes the image where it has no URL. */
  static String image(Value image) {
    String alt = TextObject.bare(image.get("alt_text"));
    if (alt.isBlank()) {
      // What is wrong with a title is said where it is one.
      Value title = image.get("title");
      alt = (title.isObject() ? title.get("text") : title).scalar();
    }
    Value url = image.get("image_url");
    if (!url.isAbsent()) {
      return WebLink.image(alt, url);
    }
    Value file = image.get("slack_file").get("url");
    if (file.isAbsent()) {
      // rule: a file of Slack's without a URL is its description
      image.warn(WarningKind.OMITTED, "The image has no URL, so its description is shown.");
    }
    return WebLink.image(alt, file);
  }
}
