package hookline.tracing;

import io.opentelemetry.api.common.AttributeKey;

/**
 * What spans say: OpenTelemetry's words where it has them (semantic conventions 1.37), else ours.
 * Never a hook's id, and nothing else a sender wrote.
 */
public final class SpanKeys {
  public static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  public static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  public static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  public static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
  public static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  public static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  public static final AttributeKey<Long> BATCH =
      AttributeKey.longKey("messaging.batch.message_count");
  public static final AttributeKey<String> DATABASE = AttributeKey.stringKey("db.system.name");

  /** What names a payload everywhere. */
  public static final AttributeKey<String> DELIVERY =
      AttributeKey.stringKey("hookline.delivery.id");

  /** The hook's stable id, which is no secret. */
  public static final AttributeKey<String> SOURCE = AttributeKey.stringKey("hookline.source.id");

  /** What became of it, in the words of the metrics. */
  public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("hookline.outcome");

  /** Why it was refused, by {@code Reason}'s word. */
  public static final AttributeKey<String> REASON = AttributeKey.stringKey("hookline.reason");

  public static final AttributeKey<String> REPLAY = AttributeKey.stringKey("hookline.replay.id");

  static final AttributeKey<String> MESSAGING = AttributeKey.stringKey("messaging.system");
  static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  static final AttributeKey<String> PARTITION =
      AttributeKey.stringKey("messaging.destination.partition.id");
  static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
  static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
  static final AttributeKey<String> OPERATION_TYPE =
      AttributeKey.stringKey("messaging.operation.type");

  private SpanKeys() {}
}
