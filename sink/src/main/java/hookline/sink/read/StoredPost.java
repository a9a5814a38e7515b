package hookline.sink.read;

/**
 * A post as the store has it: what Mattermost's API tells of one, and what readers of it are shown
 * beside.
 *
 * @param createAt epoch ms, as are {@code updateAt} and {@code deleteAt}
 * @param rootId the post it answers, which is in the same channel; empty when there is none
 * @param props JSON, an object, as is {@code metadata}
 * @param part its number among the posts of its delivery, from 0, of {@code parts}
 * @param revision 0 as it first was; a replay's is greater
 * @param warnings JSON, an array of {@link hookline.payload.model.Warning}: what the payload asked
 *     for and the post could not give
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
    int part,
    int parts,
    long revision,
    String warnings) {}
