package hookline.console.pages.channels;

import hookline.console.api.Caller;
import hookline.console.pages.channels.Stretches.Stretch;
import hookline.console.render.MarkdownHtml;
import hookline.console.render.PostHtml;
import hookline.console.render.RenderSettings;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.sink.read.PostPlace;
import hookline.sink.read.StoredPost;
import java.time.ZoneId;
import java.util.List;

/** Makes of a channel and its posts what one reader is shown. Thread-safe. */
final class ChannelRendering {
  private final ChannelParts parts;
  private final ChannelMenus menus;

  ChannelRendering(ChannelParts parts, ChannelMenus menus) {
    this.parts = parts;
    this.menus = menus;
  }

  ChannelView channel(Channel channel, Caller caller) {
    String sign = channel.type() == ChannelType.DIRECT ? "@" : "~";
    return new ChannelView(
        channel.id(),
        menus.name(channel),
        sign,
        new MarkdownHtml(settings(channel, caller)).line(channel.header()),
        channel.purpose(),
        channel.isArchived());
  }

  Timeline timeline(Channel channel, Caller caller, ZoneId zone) {
    return new Timeline(channel.id(), zone, new PostHtml(settings(channel, caller)));
  }

  TimelineView stretch(
      Stretch stretch, Channel channel, Caller caller, ZoneId zone, String markedId) {
    List<TimelineItem> items =
        timeline(channel, caller, zone).of(stretch.before(), stretch.posts(), markedId);
    String path = ChannelPages.path(channel.id());
    List<StoredPost> posts = stretch.posts();
    String first = posts.isEmpty() ? "" : PostPlace.of(posts.get(0)).toString();
    String last = posts.isEmpty() ? "" : PostPlace.of(posts.get(posts.size() - 1)).toString();
    boolean hasOlder = stretch.before() != null && !posts.isEmpty();
    boolean hasNewer = stretch.hasNewer() && !posts.isEmpty();
    return new TimelineView(
        items,
        hasOlder ? path + "/older?before=" + first : "",
        hasOlder ? path + "?before=" + first : "",
        hasNewer ? path + "/newer?after=" + last : "",
        hasNewer ? path + "?after=" + last : "",
        last);
  }

  private RenderSettings settings(Channel channel, Caller caller) {
    return new RenderSettings(
        parts.inlineImages(), parts.siteUrl(), new ReaderNames(parts.directory(), caller, channel));
  }
}
