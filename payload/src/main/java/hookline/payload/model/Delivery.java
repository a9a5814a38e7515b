package hookline.payload.model;

/**
 * One receipt of a payload: what the log's record says of it. Ids and times of posts come from
 * here, never from the moment of processing.
 *
 * @param id the delivery id
 * @param sourceId the hook's stable id
 * @param receivedAt epoch ms of the first receipt; a replay keeps it
 * @param revision 0 at first, a replay's is greater
 * @param surface Slack's when the payload came to {@code /services/...}, whose text is Slack's
 *     whatever the hook says; else the hook's dialect counts, as it is when the payload is judged
 * @param position where the payload lies in the log
 */
public record Delivery(
    String id,
    String sourceId,
    long receivedAt,
    long revision,
    Dialect surface,
    LogPosition position,
    Request request) {}
