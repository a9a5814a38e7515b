package hookline.console.json;

import hookline.sink.read.PostPage;
import hookline.sink.read.StoredPost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of posts as Mattermost tells of one.
 *
 * @param order their ids, the newest first
 */
public record PostListJson(
    List<String> order, Map<String, PostJson> posts, String nextPostId, String prevPostId) {

  /** The page as callers get it. */
  public static PostListJson of(PostPage page) {
    Map<String, PostJson> posts = new LinkedHashMap<>();
    page.posts().forEach(post -> posts.put(post.id(), PostJson.of(post)));
    return new PostListJson(
        page.posts().stream().map(StoredPost::id).toList(),
        posts,
        page.nextId(),
        page.previousId());
  }
}
