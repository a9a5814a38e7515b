package hookline.console.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller says of a hook, to make or to change one; null where it says nothing. */
public record HookFields(
    @Nullable String id,
    @Nullable String userId,
    @Nullable String channelId,
    @Nullable String displayName,
    @Nullable String description,
    @Nullable String username,
    @Nullable String iconUrl,
    @Nullable Boolean channelLocked,
    @Nullable String dialect,
    @Nullable String timeZone,
    @Nullable Integer waitSeconds,
    @Nullable String retryKey,
    @Nullable Integer retryWindowSeconds,
    @Nullable String rateLimit,
    @Nullable VerificationFields verification,
    @Nullable List<@Nullable String> allowedAddresses) {}
