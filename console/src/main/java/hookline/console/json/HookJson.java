package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonView;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.RateLimit;
import hookline.payload.model.RetryKey;
import java.util.List;

/**
 * An incoming webhook as Mattermost tells of one; from {@code sourceId} on our own.
 *
 * @param id the secret in its URL
 * @param lastUsed epoch ms of its newest post, give or take a minute; 0 for never
 * @param previousUntil epoch ms until which the secret before this one works; 0 when it does not
 * @param url what a sender posts to
 */
public record HookJson(
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
    @JsonView(OurOwn.class) String sourceId,
    @JsonView(OurOwn.class) Dialect dialect,
    @JsonView(OurOwn.class) String timeZone,
    @JsonView(OurOwn.class) int waitSeconds,
    @JsonView(OurOwn.class) RetryKey retryKey,
    @JsonView(OurOwn.class) int retryWindowSeconds,
    @JsonView(OurOwn.class) RateLimit rateLimit,
    @JsonView(OurOwn.class) VerificationJson verification,
    @JsonView(OurOwn.class) List<String> allowedAddresses,
    @JsonView(OurOwn.class) long lastUsed,
    @JsonView(OurOwn.class) long previousUntil,
    @JsonView(OurOwn.class) String url) {

  /**
   * The hook as callers get it.
   *
   * @param siteUrl without a slash at its end
   */
  public static HookJson of(Hook hook, long lastUsed, String siteUrl) {
    return new HookJson(
        hook.id(),
        hook.createAt(),
        hook.updateAt(),
        hook.deleteAt(),
        hook.userId(),
        hook.channelId(),
        hook.teamId(),
        hook.displayName(),
        hook.description(),
        hook.username(),
        hook.iconUrl(),
        hook.channelLocked(),
        hook.sourceId(),
        hook.dialect(),
        hook.timeZone(),
        hook.waitSeconds(),
        hook.retryKey(),
        hook.retryWindowSeconds(),
        hook.protection().rateLimit(),
        VerificationJson.of(hook.protection().verification()),
        hook.protection().allowedAddresses(),
        lastUsed,
        hook.previousUntil(),
        siteUrl + "/hooks/" + hook.id());
  }
}
