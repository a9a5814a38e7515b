package hookline.console.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.sink.read.StoredPost;
import hookline.topics.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post as Mattermost tells of one. */
public record PostJson(
    String id,
    long createAt,
    long updateAt,
    long editAt,
    long deleteAt,
    boolean isPinned,
    String userId,
    String channelId,
    String rootId,
    String originalId,
    String message,
    String type,
    JsonNode props,
    String hashtags,
    List<String> fileIds,
    String pendingPostId,
    long replyCount,
    long lastReplyAt,
    @Nullable List<String> participants,
    JsonNode metadata) {

  /** The post as callers get it. */
  public static PostJson of(StoredPost post) {
    return new PostJson(
        post.id(),
        post.createAt(),
        post.updateAt(),
        0,
        post.deleteAt(),
        false,
        post.userId(),
        post.channelId(),
        post.rootId(),
        "",
        post.message(),
        post.type(),
        Json.readTree(post.props().getBytes(UTF_8)),
        post.hashtags(),
        List.of(),
        "",
        0,
        0,
        null,
        Json.readTree(post.metadata().getBytes(UTF_8)));
  }
}
