package hookline.sink.read;

/**
 * A rule of what is erased, and how far it is applied.
 *
 * @param kind {@link hookline.topics.ErasureKind#wireName}
 * @param at epoch ms
 * @param by the id of the user who decided it; empty for none
 * @param appliedAt epoch ms at which all that was stored before was erased; 0 until then
 * @param posts how many of the store's posts it erased, each part counted
 * @param rejections how many of its rejections
 */
public record StoredErasure(
    String id,
    String kind,
    String value,
    long at,
    String by,
    long appliedAt,
    long posts,
    long rejections) {}
