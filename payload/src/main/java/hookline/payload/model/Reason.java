package hookline.payload.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a payload is refused. The id is Mattermost's error id where the product has one, and what the
 * {@code rejections} table says; Slack's word and status are what {@code /services/...} answers.
 */
public enum Reason {
  /** The body, or its form, cannot be read. */
  UNREADABLE_FORM("web.incoming_webhook.parse_form.app_error", 400, "invalid_payload"),
  UNREADABLE("web.incoming_webhook.decode.app_error", 400, "invalid_payload"),
  NO_CONTENT("web.incoming_webhook.text.app_error", 400, "no_text"),
  SWITCHED_OFF("web.incoming_webhook.disabled.app_error", 501, "action_prohibited", 403),
  UNKNOWN_HOOK("web.incoming_webhook.invalid.app_error", 400, "no_service", 404),
  UNKNOWN_USER("web.incoming_webhook.user.app_error", 400, "user_not_found"),
  UNKNOWN_CHANNEL("web.incoming_webhook.channel.app_error", 404, "channel_not_found"),
  ARCHIVED_CHANNEL("web.incoming_webhook.channel.app_error", 404, "channel_is_archived", 410),
  CHANNEL_LOCKED("web.incoming_webhook.channel_locked.app_error", 403, "action_prohibited"),
  /** The hook's creator is gone or deactivated. */
  UNKNOWN_CREATOR("web.incoming_webhook.user.app_error", 403, "action_prohibited"),
  NOT_PERMITTED("web.incoming_webhook.permissions.app_error", 403, "action_prohibited"),
  INVALID_PARAMETER("api.context.invalid_param.app_error", 400, "invalid_payload"),
  TOO_MANY_ATTACHMENTS("too_many_attachments", 400, "too_many_attachments"),
  TOO_MANY_BLOCKS("invalid_blocks", 400, "invalid_blocks"),
  TOO_LARGE("api.context.request_body_too_large.app_error", 413, "invalid_payload"),

  // From here on the pipeline's own; no product has an id for them.

  /** The {@code Idempotency-Key} was used before, with another body. */
  KEY_REUSED("idempotency_key_reused", 422, "invalid_payload"),
  /** A post would not fit into a record of the log, however it is cut. */
  POST_TOO_LARGE("post_too_large", 413, "invalid_payload"),
  /** Translation failed unexpectedly: a bug, with the exception in the detail. */
  TRANSLATION_FAILED("translation_failed", 500, "rollup_error"),
  /** The database refused the row, whatever else was stored with it. */
  STORE_REFUSED("store_refused", 500, "rollup_error");

  private final String id;
  private final int status;
  private final String slackWord;
  private final int slackStatus;

  Reason(String id, int status, String slackWord) {
    this(id, status, slackWord, status);
  }

  Reason(String id, int status, String slackWord, int slackStatus) {
    this.id = id;
    this.status = status;
    this.slackWord = slackWord;
    this.slackStatus = slackStatus;
  }

  /** The id in error answers and in {@code rejections}; two reasons may share one. */
  public String id() {
    return id;
  }

  /** One word for each reason, where two may share an id; in records and in the store. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason of that word, or null when there is none, as in a record of a newer version. */
  public static @Nullable Reason ofWord(String word) {
    for (Reason reason : values()) {
      if (reason.word().equals(word)) {
        return reason;
      }
    }
    return null;
  }

  /** The reasons of that word, of which there is one, or of that id, which several may share. */
  public static List<Reason> named(String wordOrId) {
    return Arrays.stream(values())
        .filter(reason -> reason.word().equals(wordOrId) || reason.id.equals(wordOrId))
        .toList();
  }

  /** The HTTP status on Mattermost's surface. */
  public int status() {
    return status;
  }

  /** The one-word body on Slack's surface. */
  public String slackWord() {
    return slackWord;
  }

  /** The HTTP status on Slack's surface. */
  public int slackStatus() {
    return slackStatus;
  }
}
