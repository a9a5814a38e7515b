package hookline.console.directory;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiException;
import hookline.console.json.HookFields;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.payload.model.RetryKey;
import java.util.List;

/**
 * What becomes of a hook by what a caller says of it.
 *
 * <p>rule: as in Mattermost, who names the hook's id in the body tells the hook whole, and what is
 * left out becomes empty: its clients leave out what is. Without the id, which Mattermost refuses,
 * only what is said is changed. What Mattermost's clients do not know of stays either way, and so
 * does the channel.
 */
final class HookEdit {
  private final HookFields given;

  /**
   * @throws ApiException 400 when the dialect or the retry key is none, or is one that cannot work
   *     here
   */
  HookEdit(HookFields given, RetryLimits limits) {
    this.given = given;
    String dialect = given.dialect();
    if (dialect != null && !Dialect.of(dialect).wireName().equals(dialect)) {
      throw ApiException.of(
          400, "model.incoming_hook.dialect.app_error", "\"dialect\" must be mattermost or slack.");
    }
    limits.check(given);
    if (RateLimit.parse(given.rateLimit()) == null) {
      throw ApiException.of(
          400,
          "model.incoming_hook.rate_limit.app_error",
          "\"rate_limit\" must be default, %s.".formatted(RateLimit.SYNTAX));
    }
  }

  /** The channel; never empty. */
  String channelId() {
    String channelId = requireNonNullElse(given.channelId(), "");
    if (!hookline.payload.model.Ids.isId(channelId)) {
      throw ApiException.invalidBodyParam("channel_id", "is missing or malformed");
    }
    return channelId;
  }

  Hook made(String sourceId, String id, String userId, String teamId, long now) {
    Hook plain =
        new Hook(
            sourceId,
            id,
            now,
            now,
            0,
            userId,
            channelId(),
            teamId,
            "",
            "",
            "",
            "",
            false,
            Dialect.MATTERMOST,
            "UTC",
            0,
            RetryKey.NONE,
            0,
            "",
            0,
            Protection.NONE);
    return of(plain, now);
  }

  Hook of(Hook hook, long now) {
    boolean isWhole = given.id() != null;
    return new Hook(
        hook.sourceId(),
        hook.id(),
        hook.createAt(),
        now,
        0,
        hook.userId(),
        requireNonNullElse(given.channelId(), "").isEmpty() ? hook.channelId() : channelId(),
        hook.teamId(),
        requireNonNullElse(given.displayName(), isWhole ? "" : hook.displayName()),
        requireNonNullElse(given.description(), isWhole ? "" : hook.description()),
        requireNonNullElse(given.username(), isWhole ? "" : hook.username()),
        requireNonNullElse(given.iconUrl(), isWhole ? "" : hook.iconUrl()),
        requireNonNullElse(given.channelLocked(), !isWhole && hook.channelLocked()),
        given.dialect() == null ? hook.dialect() : Dialect.of(given.dialect()),
        requireNonNullElse(given.timeZone(), hook.timeZone()),
        requireNonNullElse(given.waitSeconds(), hook.waitSeconds()),
        given.retryKey() == null ? hook.retryKey() : RetryKey.of(given.retryKey()),
        requireNonNullElse(given.retryWindowSeconds(), hook.retryWindowSeconds()),
        hook.previousId(),
        hook.previousUntil(),
        protection(hook.protection()));
  }

  private Protection protection(Protection present) {
    return new Protection(
        given.rateLimit() == null ? present.rateLimit() : RateLimit.read(given.rateLimit()),
        VerificationEdit.of(present.verification(), given.verification()),
        given.allowedAddresses() == null ? present.allowedAddresses() : addresses());
  }

  private List<String> addresses() {
    return requireNonNull(given.allowedAddresses()).stream()
        .map(one -> requireNonNullElse(one, "").strip())
        .toList();
  }

  static Hook deleted(Hook hook, long now) {
    return stamped(hook, now, now, hook.id(), "", 0);
  }

  /** The hook under another secret, beside which the one it had works for a while. */
  static Hook withId(Hook hook, String id, int overlapSeconds, long now) {
    return overlapSeconds == 0
        ? stamped(hook, now, 0, id, "", 0)
        : stamped(hook, now, 0, id, hook.id(), now + 1000L * overlapSeconds);
  }

  private static Hook stamped(
      Hook hook, long now, long deleteAt, String id, String previousId, long previousUntil) {
    return new Hook(
        hook.sourceId(),
        id,
        hook.createAt(),
        now,
        deleteAt,
        hook.userId(),
        hook.channelId(),
        hook.teamId(),
        hook.displayName(),
        hook.description(),
        hook.username(),
        hook.iconUrl(),
        hook.channelLocked(),
        hook.dialect(),
        hook.timeZone(),
        hook.waitSeconds(),
        hook.retryKey(),
        hook.retryWindowSeconds(),
        previousId,
        previousUntil,
        hook.protection());
  }
}
