package hookline.console.render;

import java.util.List;
import java.util.OptionalLong;

/**
 * An attachment as it is shown: a box with a bar in its color. Links and URLs are safe to follow or
 * load, or empty.
 *
 * @param color {@code #rrggbb}, or empty. It fits the attribute of {@code <hr color="...">}, which
 *     a Content-Security-Policy without inline styles allows.
 * @param pretext shown above the box
 * @param title its words; {@code titleLink} is for all of them, and none is within it then
 * @param rows the fields as they stand beside each other: one, or two short ones
 * @param time epoch ms, when the sender gave one
 */
public record AttachmentView(
    String color,
    SafeHtml pretext,
    String authorName,
    String authorLink,
    String authorIcon,
    SafeHtml title,
    String titleLink,
    SafeHtml text,
    List<List<FieldView>> rows,
    ImageView image,
    ImageView thumb,
    String footer,
    String footerIcon,
    OptionalLong time,
    List<ActionView> actions) {

  /** Whether anything is in the box, so that there is one. */
  public boolean hasBox() {
    return !(authorName.isEmpty()
        && authorIcon.isEmpty()
        && title.isEmpty()
        && text.isEmpty()
        && rows.isEmpty()
        && image.isEmpty()
        && thumb.isEmpty()
        && footer.isEmpty()
        && time.isEmpty()
        && actions.isEmpty());
  }

  /** A field: its name above its value. */
  public record FieldView(SafeHtml title, SafeHtml value) {}

  /**
   * An image.
   *
   * @param inline whether it is loaded; else it is a link
   */
  public record ImageView(String url, boolean inline) {
    static final ImageView NONE = new ImageView("", false);

    public boolean isEmpty() {
      return url.isEmpty();
    }
  }

  /**
   * A button that is a link.
   *
   * @param style {@code default}, {@code primary}, {@code success}, {@code good}, {@code warning}
   *     or {@code danger}
   */
  public record ActionView(SafeHtml text, String url, String style) {}
}
