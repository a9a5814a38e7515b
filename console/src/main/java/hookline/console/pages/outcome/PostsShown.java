package hookline.console.pages.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.console.render.Names;
import hookline.console.render.PostHtml;
import hookline.console.render.PostView;
import hookline.console.render.RenderSettings;
import hookline.payload.model.Post;
import hookline.sink.read.StoredPost;
import hookline.topics.Json;
import java.util.List;

/** Posts as a reader of their channel sees them, be they stored or not. Thread-safe. */
public final class PostsShown {
  private final boolean inlineImages;
  private final String siteUrl;

  /**
   * @param siteUrl what links without a host are relative to
   */
  public PostsShown(boolean inlineImages, String siteUrl) {
    this.inlineImages = inlineImages;
    this.siteUrl = siteUrl;
  }

  /**
   * Posts that are stored.
   *
   * @param names what their words mean to the reader
   */
  public List<PostView> stored(List<StoredPost> posts, Names names) {
    PostHtml html = new PostHtml(new RenderSettings(inlineImages, siteUrl, names));
    return posts.stream().map(html::view).toList();
  }

  /** Posts that nobody has stored. */
  public List<PostView> made(List<Post> posts, Names names) {
    return stored(posts.stream().map(PostsShown::asStored).toList(), names);
  }

  /** As the sink would store it. */
  private static StoredPost asStored(Post post) {
    return new StoredPost(
        post.id(),
        post.createAt(),
        post.updateAt(),
        post.deleteAt(),
        post.userId(),
        post.channelId(),
        post.rootId(),
        post.message(),
        post.type(),
        json(post.props()),
        "",
        json(post.metadata()),
        post.sourceId(),
        post.deliveryId(),
        post.part(),
        post.parts(),
        post.revision(),
        json(post.warnings()));
  }

  private static String json(Object value) {
    return new String(Json.write(value), UTF_8);
  }
}
