package hookline.payload.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A post as people see it, or one part of it, with Mattermost's field names and where it came from.
 *
 * @param id the delivery's for part 0, derived for the others
 * @param createAt epoch ms of the payload's first receipt
 * @param updateAt the revision, or {@code createAt} at revision 0
 * @param rootId the post this answers, or empty
 * @param message Markdown
 * @param type empty, {@code slack_attachment}, {@code me} or {@code custom_...}
 * @param metadata {@code priority} when the payload has one, else empty
 * @param part this part's number, from 0
 * @param parts how many there are
 * @param payload where the payload lies in the log
 */
public record Post(
    String id,
    long createAt,
    long updateAt,
    long deleteAt,
    String userId,
    String channelId,
    String rootId,
    String message,
    String type,
    ObjectNode props,
    ObjectNode metadata,
    String sourceId,
    String deliveryId,
    int part,
    int parts,
    long revision,
    List<Warning> warnings,
    LogPosition payload) {}
