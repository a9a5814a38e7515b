package hookline.console.directory;

import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.sink.read.DirectoryPages;

/**
 * A channel by its id: of a team from the directory, of two users from the store, which learns of
 * those from the line, or from those just made here. Thread-safe; may block.
 */
public final class ChannelFinder {
  private final DirectoryView directory;
  private final DirectoryPages pages;
  private final DirectChannels direct;

  public ChannelFinder(DirectoryView directory, DirectoryPages pages, DirectChannels direct) {
    this.directory = directory;
    this.pages = pages;
    this.direct = direct;
  }

  /**
   * The channel.
   *
   * @throws hookline.console.api.ApiException 404 when there is none
   */
  public Channel find(String id) {
    Channel channel = directory.channel(id);
    if (channel == null) {
      channel = direct.madeHere(id);
    }
    return channel == null ? Found.channel(pages.directChannel(id).orElse(null)) : channel;
  }
}
