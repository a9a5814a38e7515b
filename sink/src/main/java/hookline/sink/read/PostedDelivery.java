package hookline.sink.read;

/**
 * A delivery with posts, in a list: as little of it as tells it apart.
 *
 * @param receivedAt epoch ms of the first receipt
 * @param parts how many posts it shows
 * @param revision 0 as it first was; a replay's is greater
 * @param excerpt the beginning of its message, or of its first attachment, as Markdown
 * @param warnings how many it has
 * @param rejectedSince whether a newer revision was rejected and left the posts as they are
 */
public record PostedDelivery(
    String deliveryId,
    String sourceId,
    String channelId,
    long receivedAt,
    int parts,
    long revision,
    String excerpt,
    int warnings,
    boolean rejectedSince) {}
