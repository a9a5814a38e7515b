package hookline.console.pages.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.console.api.Caller;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.Rights;
import hookline.console.pages.PageCall;
import hookline.console.pages.channels.ReaderNames;
import hookline.console.pages.outcome.OutcomeView;
import hookline.console.pages.outcome.Places;
import hookline.console.pages.outcome.PostsShown;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Warning;
import hookline.sink.read.PostReader;
import hookline.sink.read.StoreUnavailableException;
import hookline.sink.read.StoredPost;
import hookline.topics.Json;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What became of a test that was taken: its posts as they are stored. Thread-safe; blocks. */
final class TestOutcomes {
  /** The line's answer comes when its posts are in the log, a moment before they are stored. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long PAUSE_MILLIS = 25;

  /** More than anybody looks at. */
  private static final int MOST_POSTS = 20;

  private final DirectoryView directory;
  private final ChannelFinder channels;
  private final PostReader posts;
  private final PostsShown shown;

  TestOutcomes(HookParts parts) {
    this.directory = parts.directory();
    this.channels = parts.channels();
    this.posts = parts.posts();
    this.shown = parts.shown();
  }

  /**
   * The outcome.
   *
   * @param answer what the sender was told, which asked to wait
   */
  OutcomeView taken(JsonNode answer, PageCall call) {
    ZoneId zone = call.reader().zone();
    if (answer.path("status").asText().equals("pending")) {
      return OutcomeView.of("It was taken, and what becomes of it is not known yet.", zone);
    }
    List<StoredPost> found = stored(answer.path("posts"));
    if (found.isEmpty()) {
      return OutcomeView.of(
          "It was posted, and the post is not in the store yet: is a sink running?", zone);
    }
    Caller caller = call.caller();
    Channel channel = channels.find(found.get(0).channelId());
    if (!Rights.mayRead(caller, channel)) {
      return OutcomeView.of("It was posted in a channel that you do not see.", zone);
    }
    return new OutcomeView(
        Places.name(channel, directory),
        Places.path(channel, directory, caller),
        shown.stored(found, new ReaderNames(directory, caller, channel)),
        List.of(Json.convert(answer.path("warnings"), Warning[].class)),
        null,
        answer.path("status").asText().equals("duplicate")
            ? "It repeats an earlier delivery under the hook's retry key: this is what that became."
            : "",
        zone);
  }

  private List<StoredPost> stored(JsonNode told) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<StoredPost> found = new ArrayList<>();
    try {
      for (JsonNode post : told) {
        String id = post.path("id").asText();
        var stored = posts.byId(id);
        while (stored.isEmpty() && System.nanoTime() < deadline) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
          stored = posts.byId(id);
        }
        stored.ifPresent(found::add);
        if (found.size() == MOST_POSTS) {
          return found;
        }
      }
    } catch (StoreUnavailableException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
    return found;
  }
}
