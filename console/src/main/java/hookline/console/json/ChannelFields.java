package hookline.console.json;

import org.jspecify.annotations.Nullable;

/** What a caller says of a channel, to make or to change one; null where it says nothing. */
public record ChannelFields(
    @Nullable String teamId,
    @Nullable String type,
    @Nullable String name,
    @Nullable String displayName,
    @Nullable String header,
    @Nullable String purpose) {}
