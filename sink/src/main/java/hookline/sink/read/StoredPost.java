package hookline.sink.read;

/**
 * A post as the store has it, with what Mattermost's API tells of one.
 *
 * @param createAt epoch ms, as are {@code updateAt} and {@code deleteAt}
 * @param rootId the post it answers, which is in the same channel; empty when there is none
 * @param props JSON, an object, as is {@code metadata}
 */
public record StoredPost(
    String id,
    long createAt,
    long updateAt,
    long deleteAt,
    String userId,
    String channelId,
    String rootId,
    String message,
    String type,
    String props,
    String hashtags,
    String metadata,
    String sourceId,
    String deliveryId,
    int part) {}
