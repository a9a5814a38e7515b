package hookline.sink.read;

/**
 * How many payloads of one hook were refused for one reason.
 *
 * @param reason {@link hookline.payload.model.Reason#id}
 * @param refusal {@link hookline.payload.model.Reason#word}
 * @param oldest epoch ms of the first receipt
 * @param newest epoch ms of the last
 */
public record RejectionCount(
    String sourceId, String reason, String refusal, long count, long oldest, long newest) {}
