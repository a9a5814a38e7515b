package hookline.console.json;

import org.jspecify.annotations.Nullable;

/** Who is to belong to a team or a channel. */
public record MemberFields(@Nullable String teamId, @Nullable String userId) {}
