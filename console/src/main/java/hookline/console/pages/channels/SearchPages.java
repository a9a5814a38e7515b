package hookline.console.pages.channels;

import hookline.console.directory.ChannelFinder;
import hookline.console.directory.Rights;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.payload.model.Channel;
import hookline.sink.read.PostPlace;
import hookline.sink.read.StoredPost;
import hookline.sink.read.TimelineReader;
import hookline.sink.read.TimelineReader.SearchedPosts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jte.console.channels.JtefoundGenerated;
import jte.console.channels.JtesearchGenerated;
import org.jspecify.annotations.Nullable;

/**
 * Looks for words in a channel, the newest posts first, for about a second; from where it came to,
 * the reader may have it look further.
 */
final class SearchPages {
  /** In one statement: some tenths of a second. */
  private static final int SCANNED_AT_ONCE = 2_000;

  private static final Duration PATIENCE = Duration.ofMillis(900);
  private static final int ENOUGH = 30;
  private static final int LONGEST = 200;

  /** After every post there is. */
  private static final PostPlace END = new PostPlace(Long.MAX_VALUE, "", 0);

  private final ChannelFinder finder;
  private final ChannelMenus menus;
  private final ChannelRendering rendering;
  private final TimelineReader reader;

  SearchPages(
      ChannelFinder finder, ChannelMenus menus, ChannelRendering rendering, TimelineReader reader) {
    this.finder = finder;
    this.menus = menus;
    this.rendering = rendering;
    this.reader = reader;
  }

  PageAnswer show(PageCall call) {
    Channel channel = finder.find(call.id("channel_id"));
    Rights.requireRead(call.caller(), channel);
    String words = call.query("q");
    words = words.substring(0, Math.min(LONGEST, words.length()));
    if (words.isEmpty()) {
      return PageAnswer.seeOther(ChannelPages.path(channel.id()));
    }
    SearchView view =
        search(call, channel, words, PostPlace.parse(call.query("before")).orElse(END));
    if (call.isForPiece()) {
      return PageAnswer.html(out -> JtefoundGenerated.render(out, null, view));
    }
    ChannelMenu menu = menus.of(call.caller()).open(channel);
    ChannelView shown = rendering.channel(channel, call.caller());
    return PageAnswer.html(
        out ->
            JtesearchGenerated.render(
                out, null, call.shell("Search in " + shown.name()), menu, shown, view));
  }

  private SearchView search(PageCall call, Channel channel, String words, PostPlace from) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<StoredPost> found = new ArrayList<>();
    @Nullable PostPlace at = from;
    do {
      SearchedPosts searched = reader.search(channel.id(), at, words, SCANNED_AT_ONCE);
      found.addAll(searched.posts());
      at = searched.reached();
    } while (at != null && found.size() < ENOUGH && System.nanoTime() < deadline);
    return new SearchView(
        words,
        rendering.timeline(channel, call.caller(), call.reader().zone()).apart(found),
        at == null
            ? ""
            : "%s/search?q=%s&before=%s"
                .formatted(
                    ChannelPages.path(channel.id()),
                    URLEncoder.encode(words, StandardCharsets.UTF_8),
                    at),
        from.equals(END));
  }
}
