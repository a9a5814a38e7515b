package hookline.payload.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;

/**
 * An incoming webhook, with Mattermost's field names and two ids of its own.
 *
 * @param sourceId stable and no secret: keys, rows, metrics and logs carry it
 * @param id the secret in the hook's URL, replaceable; never to be logged
 * @param createAt epoch ms, as are {@code updateAt} and {@code deleteAt}; 0 is never
 * @param userId the creator, who is the poster of every post
 * @param channelId where posts go when the payload names no channel
 * @param channelLocked whether the hook posts to no other channel
 * @param timeZone the zone dates in Slack's {@code <!date^...>} are written in, an IANA name
 * @param waitSeconds how long a sender that says nothing of it waits for the outcome; 0: not at all
 * @param retryKey by what a delivery that is sent again is known, beside an {@code Idempotency-Key}
 * @param retryWindowSeconds how long such a key is remembered, in record time; 0: as long as the
 *     processor remembers anything. Never longer than that, whatever it says
 * @param previousId the secret before this one, which works until then; empty when there is none
 * @param previousUntil epoch ms from which on {@code previousId} works no more
 * @param protection what it asks of senders; in JSON its fields are the hook's own
 */
public record Hook(
    String sourceId,
    String id,
    long createAt,
    long updateAt,
    long deleteAt,
    String userId,
    String channelId,
    String teamId,
    String displayName,
    String description,
    String username,
    String iconUrl,
    boolean channelLocked,
    Dialect dialect,
    String timeZone,
    int waitSeconds,
    RetryKey retryKey,
    int retryWindowSeconds,
    String previousId,
    long previousUntil,
    @JsonUnwrapped Protection protection) {

  /** Fields that a record lacks become their defaults. */
  public Hook {
    sourceId = Objects.requireNonNullElse(sourceId, "");
    id = Objects.requireNonNullElse(id, "");
    userId = Objects.requireNonNullElse(userId, "");
    channelId = Objects.requireNonNullElse(channelId, "");
    teamId = Objects.requireNonNullElse(teamId, "");
    displayName = Objects.requireNonNullElse(displayName, "");
    description = Objects.requireNonNullElse(description, "");
    username = Objects.requireNonNullElse(username, "");
    iconUrl = Objects.requireNonNullElse(iconUrl, "");
    dialect = Objects.requireNonNullElse(dialect, Dialect.MATTERMOST);
    timeZone = Objects.requireNonNullElse(timeZone, "UTC");
    retryKey = Objects.requireNonNullElse(retryKey, RetryKey.NONE);
    previousId = Objects.requireNonNullElse(previousId, "");
    protection = Objects.requireNonNullElse(protection, Protection.NONE);
  }

  public boolean isDeleted() {
    return deleteAt > 0;
  }

  /** Whether a URL with that secret is this hook's at that time, in epoch ms; deleted or not. */
  public boolean hasId(String secret, long now) {
    return id.equals(secret) || (previousId.equals(secret) && now < previousUntil);
  }

  /** Everything but the secrets. */
  @Override
  public String toString() {
    return "Hook[" + sourceId + " -> " + channelId + "]";
  }
}
