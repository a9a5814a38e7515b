package hookline.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of a delivery, as its row has it.
 *
 * @param receivedAt epoch ms
 * @param refusal tells reasons apart that share an id
 * @param status the HTTP status it stands for
 * @param withdraw whether it takes the posts of earlier revisions away
 * @param traceId of the delivery's request; null when that had none
 */
record Rejection(
    String deliveryId,
    String sourceId,
    long receivedAt,
    long revision,
    String reason,
    String refusal,
    String detail,
    int status,
    boolean withdraw,
    LogPosition payload,
    @Nullable String traceId) {
  private static final int LONGEST_DETAIL = 1_000;
  private static final int LONGEST_SOURCE_ID = 200;

  /** Of a request without a trace. */
  Rejection(
      String deliveryId,
      String sourceId,
      long receivedAt,
      long revision,
      String reason,
      String refusal,
      String detail,
      int status,
      boolean withdraw,
      LogPosition payload) {
    this(
        deliveryId,
        sourceId,
        receivedAt,
        revision,
        reason,
        refusal,
        detail,
        status,
        withdraw,
        payload,
        null);
  }

  /** Where the payload lies, as far as a record written by hand says it. */
  static LogPosition positionOf(@Nullable LogPosition payload) {
    return payload == null || payload.topic() == null ? new LogPosition("", -1, -1) : payload;
  }

  /**
   * The rejection of a delivery whose row the database refused. Free of NUL and of a bounded length
   * whatever the row was like, so that the same fault cannot refuse it too.
   */
  static Rejection byTheStore(
      String deliveryId,
      String sourceId,
      long receivedAt,
      long revision,
      String detail,
      LogPosition payload,
      @Nullable String traceId) {
    return new Rejection(
        deliveryId,
        Text.atMost(LONGEST_SOURCE_ID, Text.storable(sourceId)),
        receivedAt,
        revision,
        Reason.STORE_REFUSED.id(),
        Reason.STORE_REFUSED.word(),
        Text.atMost(LONGEST_DETAIL, Text.storable(detail)),
        Reason.STORE_REFUSED.status(),
        false,
        new LogPosition(Text.storable(payload.topic()), payload.partition(), payload.offset()),
        traceId);
  }

  /** The same of a delivery that was erased: a detail may quote what was sent. */
  Rejection withoutDetail() {
    return new Rejection(
        deliveryId,
        sourceId,
        receivedAt,
        revision,
        reason,
        refusal,
        "",
        status,
        withdraw,
        payload,
        traceId);
  }

  /**
   * What a withdrawal leaves where the post was. Built from the rejection alone: from the post it
   * replaces it would depend on which of the two came first.
   */
  Post tombstone() {
    long deletedAt = revision == 0 ? receivedAt : revision;
    return new Post(
        deliveryId,
        receivedAt,
        deletedAt,
        deletedAt,
        "",
        "",
        "",
        "",
        "",
        JsonNodeFactory.instance.objectNode(),
        JsonNodeFactory.instance.objectNode(),
        sourceId,
        deliveryId,
        0,
        0,
        revision,
        List.of(),
        payload);
  }
}
