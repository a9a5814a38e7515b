package hookline.console.pages.channels;

import hookline.console.render.SafeHtml;

/**
 * A channel above its posts.
 *
 * @param header what its members see at its top
 */
public record ChannelView(
    String id, String name, String sign, SafeHtml header, String purpose, boolean isArchived) {
  public String path() {
    return ChannelPages.path(id);
  }
}
