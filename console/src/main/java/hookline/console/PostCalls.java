package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.Reply;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.Found;
import hookline.console.directory.Rights;
import hookline.console.json.PostJson;
import hookline.console.json.PostListJson;
import hookline.payload.model.Channel;
import hookline.sink.read.PostPage;
import hookline.sink.read.PostReader;
import hookline.sink.read.StoredPost;

/** Posts, for those who see their channels. */
final class PostCalls {
  private final ChannelFinder channels;
  private final PostReader posts;

  PostCalls(ChannelFinder channels, PostReader posts) {
    this.channels = channels;
    this.posts = posts;
  }

  Reply page(ApiCall call) {
    Channel channel = channels.find(call.id("channel_id"));
    Rights.requireRead(call.caller(), channel);
    return Reply.ok(PostListJson.of(page(call, channel.id())));
  }

  private PostPage page(ApiCall call, String channelId) {
    Long since = call.queryTime("since");
    String before = call.queryId("before");
    String after = call.queryId("after");
    // rule: as in Mattermost, since stands above after, and after above before.
    if (since != null) {
      return posts.since(channelId, since);
    }
    if (!after.isEmpty()) {
      return posts.after(channelId, after, call.pageSize(), call.skipped());
    }
    if (!before.isEmpty()) {
      return posts.before(channelId, before, call.pageSize(), call.skipped());
    }
    return posts.page(channelId, call.pageSize(), call.skipped());
  }

  Reply get(ApiCall call) {
    StoredPost post = Found.post(posts.byId(call.id("post_id")).orElse(null));
    Rights.requireRead(call.caller(), channels.find(post.channelId()));
    return Reply.ok(PostJson.of(post));
  }
}
