package hookline.ingress;

import hookline.payload.model.Directory;
import hookline.payload.model.Reason;
import hookline.topics.TopicSettings;

/**
 * How long a body and a query may be, in bytes: what the administrator set, and never more than a
 * record can carry with its headers. Asked for every request, so that a change is felt at once.
 */
final class PayloadLimits {
  /** What a record's headers take beside the query, at most; see {@link PayloadRecords}. */
  static final int HEADER_ROOM = 32 << 10;

  /** For what no limit foresaw. */
  static final Answer TOO_LARGE =
      Answer.refused(Reason.TOO_LARGE, "The payload is too large for the log.");

  private final Directory directory;
  private final int most;

  PayloadLimits(Directory directory, TopicSettings topics) {
    this.directory = directory;
    this.most = Math.max(0, topics.safeRecordBytes() - HEADER_ROOM);
  }

  /** Of a payload alone, be it in the query or in the body, inflated. */
  int payload() {
    return Math.max(0, Math.min(directory.settings().maximumPayloadSizeBytes(), most));
  }

  /** Of a body beside such a query. */
  int body(String query) {
    return Math.max(0, Math.min(payload(), most - query.length()));
  }

  /** One byte more would have been too much. */
  static Answer tooLarge(int limit) {
    return Answer.refused(
        Reason.TOO_LARGE, "The payload is larger than the " + limit + " bytes allowed.");
  }
}
