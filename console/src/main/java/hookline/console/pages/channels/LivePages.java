package hookline.console.pages.channels;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.Rights;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.sink.read.PostPlace;
import java.time.ZoneId;
import java.util.Optional;

/** Lets browsers listen to a channel. */
final class LivePages {
  private final DirectoryView directory;
  private final ChannelFinder finder;
  private final ChannelRendering rendering;
  private final LiveChannels live;

  LivePages(
      DirectoryView directory,
      ChannelFinder finder,
      ChannelRendering rendering,
      LiveChannels live) {
    this.directory = directory;
    this.finder = finder;
    this.rendering = rendering;
    this.live = live;
  }

  PageAnswer listen(PageCall call) {
    Channel channel = finder.find(call.id("channel_id"));
    Caller caller = call.caller();
    Rights.requireRead(caller, channel);
    ZoneId zone = call.reader().zone();
    if (!live.hasRoom()) {
      throw ApiException.unavailable("Too many browsers listen at once.");
    }
    return new PageAnswer.Events(
        connection ->
            live.join(
                channel.id(),
                new Listener(
                    connection,
                    since(call).orElse(null),
                    rendering.timeline(channel, caller, zone),
                    () -> mayStill(call, channel))));
  }

  /** What the browser has already: as it says when it comes again, or as its page was made. */
  private static Optional<PostPlace> since(PageCall call) {
    return PostPlace.parse(call.header("Last-Event-ID"))
        .or(() -> PostPlace.parse(call.query("after")));
  }

  /** Asked again and again, since listening goes on: by the session and the channel of now. */
  private boolean mayStill(PageCall call, Channel channel) {
    Caller now = call.callerNow();
    // The directory has no channels of two users, and theirs do not change.
    Channel known = directory.channel(channel.id());
    return now != null && Rights.mayRead(now, known == null ? channel : known);
  }
}
