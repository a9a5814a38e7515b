package hookline.console.pages.channels;

import static hookline.console.pages.PageRoute.get;

import hookline.console.api.Who;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.Found;
import hookline.console.directory.Rights;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageGroup;
import hookline.console.pages.Section;
import hookline.console.pages.channels.Stretches.Stretch;
import hookline.payload.model.Channel;
import hookline.sink.read.PostPlace;
import hookline.sink.read.PostReader;
import hookline.sink.read.StoredPost;
import java.util.List;
import java.util.Optional;
import jte.console.channels.JtechannelGenerated;
import jte.console.channels.JtenoneGenerated;
import jte.console.channels.JtestretchGenerated;
import org.jspecify.annotations.Nullable;

/** Channels and their timelines. Thread-safe. */
public final class ChannelPages {
  private static final String ROOT = "/channels";

  private final ChannelFinder finder;
  private final ChannelMenus menus;
  private final ChannelRendering rendering;
  private final Stretches stretches;
  private final PostReader posts;

  ChannelPages(
      ChannelFinder finder,
      ChannelMenus menus,
      ChannelRendering rendering,
      Stretches stretches,
      PostReader posts) {
    this.finder = finder;
    this.menus = menus;
    this.rendering = rendering;
    this.stretches = stretches;
    this.posts = posts;
  }

  /** Where a channel is shown. */
  static String path(String channelId) {
    return ROOT + "/" + channelId;
  }

  /** The pages of channels, of these parts. */
  public static PageGroup of(ChannelParts parts) {
    ChannelMenus menus = new ChannelMenus(parts.directory(), parts.pages());
    ChannelRendering rendering = new ChannelRendering(parts, menus);
    ChannelPages pages =
        new ChannelPages(
            parts.finder(), menus, rendering, new Stretches(parts.timeline()), parts.posts());
    SearchPages search = new SearchPages(parts.finder(), menus, rendering, parts.timeline());
    LivePages live = new LivePages(parts.directory(), parts.finder(), rendering, parts.live());
    return new PageGroup(
        new Section(ROOT, "Channels"),
        List.of(
            get(ROOT, Who.USERS, pages::begin),
            get(ROOT + "/{channel_id}", Who.USERS, pages::show),
            get(ROOT + "/{channel_id}/older", Who.USERS, pages::older),
            get(ROOT + "/{channel_id}/newer", Who.USERS, pages::newer),
            get(ROOT + "/{channel_id}/posts/{post_id}", Who.USERS, pages::post),
            get(ROOT + "/{channel_id}/search", Who.USERS, search::show),
            get(ROOT + "/{channel_id}/live", Who.USERS, live::listen)));
  }

  private PageAnswer begin(PageCall call) {
    ChannelMenu menu = menus.of(call.caller());
    Optional<Channel> first = menu.first();
    if (first.isEmpty()) {
      return PageAnswer.html(
          out -> JtenoneGenerated.render(out, null, call.shell("Channels"), menu));
    }
    return page(call, menu, first.get(), stretches.newest(first.get().id()), "", true);
  }

  private PageAnswer show(PageCall call) {
    Channel channel = channel(call);
    PostPlace before = place(call, "before");
    PostPlace after = place(call, "after");
    Stretch stretch =
        before != null
            ? stretches.older(channel.id(), before)
            : after != null ? stretches.newer(channel.id(), after) : stretches.newest(channel.id());
    return page(call, menus.of(call.caller()), channel, stretch, "", false);
  }

  private PageAnswer post(PageCall call) {
    Channel channel = channel(call);
    StoredPost post =
        Found.post(
            posts
                .byId(call.id("post_id"))
                .filter(found -> found.channelId().equals(channel.id()))
                .orElse(null));
    return page(call, menus.of(call.caller()), channel, stretches.around(post), post.id(), false);
  }

  private PageAnswer page(
      PageCall call,
      ChannelMenu menu,
      Channel channel,
      Stretch stretch,
      String markedId,
      boolean isBeginning) {
    ChannelView view = rendering.channel(channel, call.caller());
    TimelineView timeline =
        rendering.stretch(stretch, channel, call.caller(), call.reader().zone(), markedId);
    return PageAnswer.html(
        out ->
            JtechannelGenerated.render(
                out,
                null,
                call.shell(view.name()),
                menu.open(channel),
                view,
                timeline,
                isBeginning));
  }

  private PageAnswer older(PageCall call) {
    PostPlace place = place(call, "before");
    return piece(call, id -> stretches.older(id, required(place)));
  }

  private PageAnswer newer(PageCall call) {
    PostPlace place = place(call, "after");
    return piece(call, id -> stretches.newer(id, required(place)));
  }

  private PageAnswer piece(PageCall call, java.util.function.Function<String, Stretch> from) {
    Channel channel = channel(call);
    boolean isOlder = !call.query("before").isEmpty();
    TimelineView timeline =
        rendering.stretch(
            from.apply(channel.id()), channel, call.caller(), call.reader().zone(), "");
    return PageAnswer.html(
        out -> JtestretchGenerated.render(out, null, timeline, isOlder, !isOlder));
  }

  private Channel channel(PageCall call) {
    Channel channel = finder.find(call.id("channel_id"));
    Rights.requireRead(call.caller(), channel);
    return channel;
  }

  private static @Nullable PostPlace place(PageCall call, String name) {
    return PostPlace.parse(call.query(name)).orElse(null);
  }

  private static PostPlace required(@Nullable PostPlace place) {
    return Found.post(place);
  }
}
